"""The one step that comes next, after a result and on a person's own pages."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse


@dataclass(frozen=True)
class Onward:
    title: str
    why: str
    url: str = ""
    button: str = ""
    due: date | None = None


def next_step(employment, gaps, steps) -> Onward:
    """The step of the plan that is due first; else the most important gap to plan for; else to go
    on."""
    still_open = [step for step in steps if step.is_open]
    if still_open:
        return _go_on(still_open[0], employment)
    for gap in gaps:
        return _plan(employment, gap.statement)
    return Onward(
        title="Keep going as you are",
        why="Everything that was confirmed is at the level needed.",
    )


def _go_on(step, employment) -> Onward:
    late = "It is late. Do it, move it to another day, or drop it. " if step.is_late else ""
    other = "" if step.owner_id == employment.user_id else f"{step.owner} sees to it."
    return Onward(
        title=step.what,
        why=f"{late}{other}".strip(),
        url=step.get_absolute_url(),
        button="See this step",
        due=step.by_when,
    )


def _plan(employment, statement) -> Onward:
    return Onward(
        title=f"Plan one step for “{statement}”",
        why=f"{'A safety statement comes first. ' if statement.core else ''}"
        "Choose a course, or practice with somebody watching, and a day.",
        url=f"{reverse('assessments:plan', args=[employment.uuid])}?for={statement.meaning}",
        button="Plan a step",
    )
