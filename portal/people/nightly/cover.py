"""Cover that ends, and supervisors who are away without it."""

from datetime import timedelta

from ..asked import holders_of
from ..emails import cover as emails
from ..models import Absence, Cover, Employment, RoleGrant, SupervisionLine, User
from ..querysets import in_scope
from ..querysets.absence import without_cover


def covers(day) -> int:
    ending = list(Cover.objects.filter(ends=day + timedelta(1)).with_names())
    for cover in ending:
        emails.cover_ends_tomorrow(cover)
    return len(ending)


def no_cover(day) -> int:
    """Each supervisor who is away, with people and without cover: who answers for the place is
    told once a day."""
    lines = without_cover(SupervisionLine.objects, Absence.objects, Cover.objects, day)
    by_absent = {}
    for line in lines.select_related("supervisor", "employment"):
        by_absent.setdefault(line.supervisor, set()).add(line.employment_id)
    for absent, employments in by_absent.items():
        for manager in _managers_of(employments, absent, day):
            emails.no_cover(absent, manager, day, len(employments))
    return len(by_absent)


def _managers_of(employments, absent, day) -> list[User]:
    """Who may set cover there: by a role for one of the places. Administrators, without one."""
    found = []
    roles = ["service_manager", "employer_manager"]
    for grant in RoleGrant.objects.on(day).filter(role__in=roles).select_related("user"):
        reached = Employment.objects.filter(in_scope(grant), pk__in=employments)
        if grant.user != absent and grant.user.is_active and reached.exists():
            found.append(grant.user)
    return list(dict.fromkeys(found)) or holders_of("administrator", day=day)
