"""Who may ask for which change; each rule is of `(viewer, …) -> bool`."""

from portal.people.rules import is_same_person, may_manage_people
from portal.people.rules.absence import MANAGING, may_add_to, may_add_to_team, may_change


def may_ask(viewer, asked) -> bool:
    """May the viewer make this change? None is the portal, which makes what was planned."""
    if viewer is None:
        return True
    if asked.employment is not None:
        return may_change(viewer, asked.employment)
    if asked.person is not None and is_same_person(viewer, asked.person):
        return False
    return may_add_to(viewer, asked.organisation) and may_add_to_team(viewer, asked.team)


def may_see_nightly(viewer) -> bool:
    return may_manage_people(viewer)


def may_add_anybody(viewer) -> bool:
    """Is there any team into which the viewer may bring somebody?"""
    return may_manage_people(viewer) or any(grant.role in MANAGING for grant in viewer.live_grants)
