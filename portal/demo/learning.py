"""Courses that people in the story finished, as the training coordinator recorded them."""

from portal.dates import months_after
from skills.training.actions import record_completion
from skills.training.models import Course

from .days import days_ago, on
from .people import who
from .words import drawn

COORDINATOR = "training-coordinator"


def courses(key: str, codes, *, before: int) -> None:
    """The person finished these courses in the two months up to `before` days ago."""
    by, person = who(COORDINATOR), who(key)
    for course in Course.objects.filter(code__in=codes):
        day = days_ago(before + drawn("course", key, course.code).randint(0, 60))
        with on(day, 16):
            record_completion(user=person, course=course, completed_on=day, by=by)


def runs_out_soon(key: str, code: str, *, days: int) -> None:
    """The person’s last time on this course counts for only so many days more."""
    course = Course.objects.get(code=code)
    day = months_after(days_ago(-days), -course.refresh_months)
    with on(day, 16):
        record_completion(user=who(key), course=course, completed_on=day, by=who(COORDINATOR))
