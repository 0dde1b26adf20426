"""Development plans of the story: steps that are open, late, done and dropped."""

from skills.assessments import actions
from skills.assessments.models import DevelopmentAction
from skills.assessments.standing import Standing
from skills.training.models import Course

from .days import on
from .people import employment_of, who


def gaps(key: str) -> list:
    """What is below the level that their role needs, the most important first."""
    return Standing.of(employment_of(key), who(key)).gaps


def add(key, day, *, what, by_when, owner="", by="", gap=None, course="") -> DevelopmentAction:
    """A step in somebody's plan; who owns and adds it is the person, unless told."""
    with on(day, 11, 30):
        return actions.add_step(
            employment=employment_of(key),
            what=what,
            meaning=gap and gap.statement.meaning,
            course=Course.objects.get(code=course) if course else None,
            owner=who(owner or key),
            by_when=by_when,
            by=who(by or key),
        )


def finish(step, day, *, by: str) -> None:
    with on(day, 16, 40):
        actions.finish_step(step=step, by=who(by))


def drop(step, day, *, why: str, by: str) -> None:
    with on(day, 16, 45):
        actions.drop_step(step=step, why=why, by=who(by))
