"""Who brings people in by a file, and takes lists of them out."""

from skills.training.leading import organisations_led

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


def may_apply_past(viewer) -> bool:
    """What a file of past records says counts once a training coordinator has looked."""
    return "training_coordinator" in viewer.roles


def may_send_past(viewer, organisation) -> bool:
    """A training coordinator for anybody (no organisation), or whoever leads one for its own
    people, while its agreement is in force."""
    if organisation is None or may_apply_past(viewer):
        return may_apply_past(viewer)
    return organisation.is_active and organisation.pk in organisations_led(viewer)
