"""Whose job somebody may know of: where a person works, as what, since when and for whom. It opens
no assessment, application or note."""

from django.db.models import F, Q

from portal.dates import holds_on, today

from .conditions import is_person, supervised_by

MANAGING = frozenset({"service_manager", "employer_manager", "partner_coordinator"})
KNOWING = MANAGING | {"practice_supervisor"}


def known_to(viewer, prefix: str = "") -> Q:
    """The condition that the viewer may know of the employment at `prefix`: their own, those they
    supervise, those of the places that they manage or are practice supervisor of, past ones and
    those to come among them. An
    administrator knows of all."""
    if "administrator" in viewer.roles:
        return Q(**{f"{prefix}pk__isnull": False})
    condition = is_person(viewer, f"{prefix}user") | supervised_by(viewer, prefix)
    for grant in viewer.live_grants:
        if grant.role in KNOWING:
            condition |= _of_the_place(grant, prefix)
    return condition


def _of_the_place(grant, prefix) -> Q:
    """The employer’s, or those whose post of today, to come or held last is in the team."""
    place = Q(**{f"{prefix}organisation": grant.organisation_id})
    if grant.team_id is None:
        return place
    team = Q()
    for path in ("team", "team__parent", "team__parent__parent"):
        team |= Q(**{f"{prefix}posts__{path}": grant.team_id})
    held_last = Q(**{f"{prefix}posts__ends": F(f"{prefix}ends")})
    over = Q(**{f"{prefix}ends__lte": today()}) & held_last
    to_come = Q(**{f"{prefix}posts__starts__gt": today()})
    return place & team & (holds_on(today(), f"{prefix}posts__") | to_come | over)
