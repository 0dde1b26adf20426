"""Supervisors who are away with nobody in their place, for who answers for them."""

from dataclasses import dataclass

from portal.dates import today

from .models import Absence, Cover, SupervisionLine, User
from .querysets.absence import answered_for_by, without_cover

ANSWER = frozenset({"service_manager", "employer_manager"})


@dataclass(frozen=True)
class NoCover:
    absent: User
    people: int


def no_cover(user, *, among=None) -> list[NoCover]:
    """Of all whom the person answers for or, where told, of the supervisors `among` alone."""
    if not ANSWER & user.roles:
        return []
    lines = without_cover(SupervisionLine.objects, Absence.objects, Cover.objects, today())
    lines = lines.filter(answered_for_by(user)).exclude(supervisor=user)
    if among is not None:
        lines = lines.filter(supervisor__in=among)
    people = {}
    for line in lines.select_related("supervisor").order_by("supervisor__name"):
        people.setdefault(line.supervisor, set()).add(line.subject_id)
    return [NoCover(absent, len(subjects)) for absent, subjects in people.items()]
