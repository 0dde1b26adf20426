"""What leads to a statement from elsewhere, by its lineage: it stays when a version goes on."""

from skills.training.models import CourseStatement


def courses_for(lineage) -> list:
    rows = CourseStatement.objects.filter(lineage=lineage).select_related("course")
    return [row.course for row in rows.order_by("course__code")]
