"""Whose child in need work has to be overseen, by whom it is, and when they look next."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from portal.dates import today
from portal.people.models import Employment, User
from portal.people.querysets import in_any_scope, is_person, supervised_by
from portal.policy.models import Setting
from supervision.readiness.overseeing import leading
from supervision.sessions.models import Oversight


@dataclass(frozen=True)
class Line:
    employment: Employment
    oversight: Oversight | None
    may_set: bool

    @property
    def due(self) -> date | None:
        return self.oversight.due if self.oversight else None

    @property
    def is_late(self) -> bool:
        return self.oversight is not None and self.due < today()


@dataclass(frozen=True)
class Load:
    """What one overseer has, and whether it is more than the council wants to ask of one."""

    overseer: User
    workers: int
    children: int
    is_much: bool


def _within(viewer) -> Q:
    scopes = (in_any_scope(viewer, role) for role in ("practice_supervisor", "service_manager"))
    condition = Q(pk__in=[])
    for scope in scopes:
        condition |= scope
    return condition


def lines_of(viewer) -> list[Line]:
    """Those without an overseer first, then who is due first."""
    scope = _within(viewer)
    settable = set(
        Employment.objects.current()
        .filter(scope)
        .exclude(is_person(viewer))
        .values_list("pk", flat=True)
    )
    overseen = Oversight.objects.current().visible_to(viewer).exclude(is_person(viewer, "subject"))
    rows = overseen.with_people().with_last().select_related("employment__user")
    by_employment = {row.employment_id: row for row in rows}
    seen = leading().filter(scope | supervised_by(viewer)).exclude(is_person(viewer)).distinct()
    without = [
        Line(one, None, one.pk in settable)
        for one in seen.select_related("user", "organisation")
        if one.pk not in by_employment
    ]
    with_one = [Line(row.employment, row, pk in settable) for pk, row in by_employment.items()]
    return without + sorted(with_one, key=lambda line: (line.due, line.employment.user.name))


def loads_of(lines) -> list[Load]:
    """Workers and children of each overseer in the list, beside the local limits."""
    names = ("oversight.workers_an_overseer", "oversight.children_an_overseer")
    most_workers, most_children = Setting.objects.values_of(*names)
    workers, children, people = Counter(), Counter(), {}
    for one in filter(None, (line.oversight for line in lines)):
        people[one.overseer_id] = one.overseer
        workers[one.overseer_id] += 1
        children[one.overseer_id] += one.last_children or 0
    return [
        Load(
            person,
            workers[pk],
            children[pk],
            workers[pk] > most_workers or children[pk] > most_children,
        )
        for pk, person in sorted(people.items(), key=lambda row: row[1].name)
    ]


def own_oversight(user) -> list[Oversight]:
    mine = Oversight.objects.current().filter(is_person(user, "subject"))
    return list(mine.with_people().with_last())
