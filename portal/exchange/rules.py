"""Who brings people in by a file, and takes lists of them out."""

from .looking_after import LOOKS_AFTER


def may_bring_in(viewer, organisation) -> bool:
    """An administrator, or who coordinates or manages the whole of that one employer while its
    data-sharing agreement is in force."""
    if "administrator" in viewer.roles:
        return True
    return organisation.is_active and any(
        grant.role in LOOKS_AFTER
        and grant.organisation_id == organisation.pk
        and grant.team_id is None
        for grant in viewer.live_grants
    )


def brings_people_in(viewer) -> bool:
    return bool(viewer.roles & (LOOKS_AFTER | {"administrator"}))
