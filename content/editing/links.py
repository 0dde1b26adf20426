"""What leads to a statement from elsewhere, by its lineage: it stays when a version goes on."""

from skills.training.models import CourseStatement

from ..models import PageStatement


def guidance_for(lineage) -> list:
    return PageStatement.objects.pages_for(lineage)


def courses_for(lineage) -> list:
    rows = CourseStatement.objects.filter(lineage=lineage).select_related("course")
    return [row.course for row in rows.order_by("course__code")]
