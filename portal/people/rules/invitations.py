"""Who may ask somebody in, and to what."""

from .grants import OF_AN_EMPLOYER
from .partners import may_welcome, why_not_stand_by
from .standing import may_manage_people

# Roles that invite to their own organisation, or to the teams that they look after.
SPONSORS = frozenset({"partner_coordinator", "employer_manager", "service_manager"})
NOT_ACTIVE = (
    "This organisation has no data-sharing agreement in force, so nobody can be invited to it."
)


def may_invite(viewer) -> bool:
    roles = {grant.role for grant in viewer.live_grants}
    return bool(roles & {"administrator", *SPONSORS})


def roles_to_bring(viewer, organisation) -> frozenset[str]:
    """The roles that an invitation of the viewer's may bring with it."""
    grants = viewer.live_grants
    if may_manage_people(viewer):
        return frozenset(type(grants[0]).Role.values)
    manages = any(
        grant.role == "employer_manager"
        and grant.team_id is None
        and grant.organisation_id == organisation.pk
        for grant in grants
    )
    return OF_AN_EMPLOYER if manages else frozenset()


def why_not_invite(viewer, team, role: str = "") -> str | None:
    if not _reaches(viewer, team):
        return "You can invite people to your own organisation or teams alone."
    if team.closed_on is not None:
        return "This team is closed. Choose another one."
    if not team.organisation.takes_people:
        return NOT_ACTIVE
    if role and role not in roles_to_bring(viewer, team.organisation):
        return "An administrator gives this role."
    return None


def why_not_hold(invitation) -> str | None:
    """What stands against an invitation that was sent, were it sent today."""
    if _answers_a_request(invitation):
        return why_not_stand_by(invitation)
    return why_not_invite(invitation.sponsor, invitation.team, invitation.role)


def _answers_a_request(invitation) -> bool:
    return hasattr(invitation, "partner_request")


def _reaches(viewer, team) -> bool:
    if may_manage_people(viewer):
        return True
    return any(
        grant.role in SPONSORS
        and grant.organisation_id == team.organisation_id
        and (grant.team_id is None or grant.team_id in _and_above(team))
        for grant in viewer.live_grants
    )


def _and_above(team) -> set[int]:
    found = set()
    while team is not None:
        found.add(team.pk)
        team = team.parent
    return found


def may_take_back(viewer, invitation) -> bool:
    """Whoever sent it, or who could send it today."""
    if viewer == invitation.sponsor or why_not_invite(viewer, invitation.team) is None:
        return True
    return _answers_a_request(invitation) and may_welcome(viewer)
