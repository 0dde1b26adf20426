"""What the portal itself knows of how an organisation keeps children safe."""

from dataclasses import dataclass

from portal.dates import holds_on, today
from portal.people.models import Employment
from portal.policy.models import Setting
from skills.training.models import Completion, Course


@dataclass(frozen=True)
class Known:
    plain: str
    count: int
    of: int


def known_of(organisation) -> list[Known]:
    """For everybody employed there today, volunteers too: who has a supervisor, and who has each of
    the safeguarding courses in date."""
    jobs = Employment.objects.current().filter(organisation=organisation)
    people = set(jobs.values_list("user", flat=True))
    lines = holds_on(today(), "supervision_lines__")
    supervised = set(jobs.filter(lines).values_list("user", flat=True))
    codes = Setting.objects.value("statement.course_codes")
    courses = Course.objects.filter(code__in=codes)
    done = Completion.objects.in_date_on(today()).filter(user__in=people, course__in=courses)
    finished = set(done.values_list("course", "user"))
    return [
        Known("have a supervisor today", len(supervised), len(people)),
        *(
            Known(
                f"have “{course}” in date",
                sum(one == course.pk for one, _ in finished),
                len(people),
            )
            for course in courses
        ),
    ]
