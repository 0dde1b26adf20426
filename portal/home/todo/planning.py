"""What waits in development plans: steps to see to, and a plan to begin."""

from portal.people.rules import is_same_person
from skills.assessments.models import Assessment
from skills.assessments.onward import next_step

from .task import Task


def tasks(desk) -> list[Task]:
    found = [_task(step, desk.user) for step in desk.steps]
    return found or _to_begin(desk)


def _task(step, user) -> Task:
    own = is_same_person(user, step.employment.user)
    return Task(
        title=step.what,
        url=step.get_absolute_url(),
        why=f"A step in {'your' if own else f'{step.employment.user}’s'} development plan.",
        due=step.by_when,
        kicker="In your plan" if own else "In a plan that you help with",
        button="See this step",
    )


def _to_begin(desk) -> list[Task]:
    """For a practitioner with something to work on, and no step of theirs to do it: one step. While
    a round is open, that comes first."""
    if "practitioner" not in desk.roles or any(one.state in Assessment.OPEN for one in desk.rounds):
        return []
    if not desk.standing or not desk.standing.gaps:
        return []
    onward = next_step(desk.standing.employment, desk.standing.gaps, ())
    return [
        Task(
            title=onward.title,
            url=onward.url,
            why=onward.why,
            kicker="What to work on",
            button=onward.button,
        )
    ]
