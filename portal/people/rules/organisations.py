"""Who may change employers, their teams and the places where they work."""

from .standing import may_manage_people

# Roles that look after one employer, and by a grant for the whole of it its teams.
EMPLOYERS = frozenset({"employer_manager", "partner_coordinator"})


def may_change_teams(viewer, organisation) -> bool:
    """An administrator; or who manages or coordinates that employer, while its agreement runs."""
    if may_manage_people(viewer):
        return True
    return organisation.is_active and any(
        grant.role in EMPLOYERS
        and grant.organisation_id == organisation.pk
        and grant.team_id is None
        for grant in viewer.live_grants
    )
