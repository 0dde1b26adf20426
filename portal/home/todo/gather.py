"""All tasks of a person: the next step first, then the rest in groups by date."""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.dates import today

from . import (
    overseeing,
    own,
    partners,
    people,
    places,
    planning,
    reviewing,
    signing,
    site,
    supervising,
    training,
)
from .task import Task

PROVIDERS = (
    overseeing.tasks,
    own.tasks,
    planning.tasks,
    supervising.tasks,
    reviewing.tasks,
    signing.tasks,
    site.tasks,
    training.tasks,
    places.tasks,
    people.tasks,
    partners.tasks,
)
SOON = timedelta(days=7)
LATE, NEXT_DAYS, UNDATED, LATER = "Late", "In the next 7 days", "No set date", "Later"


@dataclass(frozen=True)
class Group:
    name: str
    tasks: list[Task]

    @property
    def when(self) -> str:
        """The look that `components/todo_item.html` gives the date."""
        return {LATE: "late", NEXT_DAYS: "soon"}.get(self.name, "")


@dataclass(frozen=True)
class Todo:
    next: Task | None
    groups: list[Group]

    @property
    def count(self) -> int:
        return sum(len(group.tasks) for group in self.groups)


def todo_of(desk) -> Todo:
    day = today()
    tasks = [task for provider in PROVIDERS for task in provider(desk)]
    tasks.sort(key=lambda task: task.due or date.max)
    if not tasks:
        return Todo(None, [])
    names = [(name_of(task, day), task) for task in tasks[1:]]
    groups = [
        Group(name, [task for its, task in names if its == name])
        for name in (LATE, NEXT_DAYS, UNDATED, LATER)
    ]
    return Todo(tasks[0], [group for group in groups if group.tasks])


def name_of(task: Task, day: date) -> str:
    if task.due is None:
        return UNDATED
    if task.due < day:
        return LATE
    return NEXT_DAYS if task.due <= day + SOON else LATER
