"""Supervisors who are away with nobody in their place, for who answers for them."""

from dataclasses import dataclass

from portal.dates import today
from portal.people.models import Absence, Cover, SupervisionLine, User
from portal.people.querysets.absence import answered_for_by, without_cover

ANSWER = frozenset({"service_manager", "employer_manager"})


@dataclass(frozen=True)
class NoCover:
    absent: User
    people: int


def no_cover(user) -> list[NoCover]:
    if not ANSWER & user.roles:
        return []
    lines = without_cover(SupervisionLine.objects, Absence.objects, Cover.objects, today())
    lines = lines.filter(answered_for_by(user)).exclude(supervisor=user)
    people = {}
    for line in lines.select_related("supervisor").order_by("supervisor__name"):
        people.setdefault(line.supervisor, set()).add(line.subject_id)
    return [NoCover(absent, len(subjects)) for absent, subjects in people.items()]
