"""Whom the business of a job goes to today. Candidates are found in few questions; the rules that
guard the thing itself have the last word, and are asked by who tells them."""

from datetime import date

from portal.dates import today

from .models import Employment, RoleGrant, User
from .rules import is_same_person


def supervisors_of(employment: Employment, *, kind: str = "") -> list[User]:
    """Those who supervise it today, by a line of any kind or of one; in place of somebody who is
    covered, whoever covers. Nobody where the person has left."""
    if not employment.holds_on(today()):
        return []
    lines = employment.supervision_lines.current().select_related("supervisor")
    if kind:
        lines = lines.filter(kind=kind)
    found = {}
    for line in lines.order_by("starts", "id"):
        for user in _covering(line.supervisor, employment) or [line.supervisor]:
            found[user.pk] = user
    return list(found.values())


def _covering(absent: User, employment: Employment) -> list[User]:
    covers = absent.covered_by.current().select_related("covering")
    # Who covers for their own supervisor does not supervise themselves.
    return [one.covering for one in covers if not is_same_person(one.covering, employment.user)]


def holders_of(*roles: str, organisation=None, day: date | None = None) -> list[User]:
    """Those who hold one of the roles on the day, today unless told, of one organisation or of
    all."""
    grants = RoleGrant.objects.on(day or today()).filter(role__in=roles)
    if organisation is not None:
        grants = grants.filter(organisation=organisation)
    return list(User.objects.filter(grants__in=grants, is_active=True).order_by("pk").distinct())
