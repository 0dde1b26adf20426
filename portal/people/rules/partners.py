"""Who lets a group in to training, what they may give with it, and what its people may be while no
agreement on sharing data is in force."""

from portal.dates import now

from ..welcoming import WELCOMING
from .standing import is_same_person
from .statements import ANSWERING

COORDINATES = "partner_coordinator"
TRAINING_ONLY = (
    "This group comes to training only. Choose a job in which people don’t rate their own skills."
)


def may_welcome(viewer) -> bool:
    """The training team and administrators."""
    return not WELCOMING.isdisjoint(viewer.roles)


def may_be_held_in(job_role, organisation) -> bool:
    """Without an agreement in force nobody's skills are recorded for the organisation."""
    return not (organisation.is_for_training_only and job_role.rates_own_skills)


def needs_coordinator(organisation) -> bool:
    """May who asked for the group be made its coordinator? Not of people who have no group, nor
    where somebody answers for it, nor where an agreement was ever made: there are records then."""
    return (
        organisation.training_since is not None
        and organisation.agreement_starts is None
        and not organisation.kept_for
        and not organisation.grants.current().filter(role__in=ANSWERING).exists()
    )


def why_not_bring_in(viewer, organisation, role: str = "") -> str | None:
    """What stands against it that the viewer brings in somebody who asked at the public page."""
    if not may_welcome(viewer):
        return "The training team and administrators answer those who want to come to training."
    if organisation.is_council:
        return "Choose a partner. Whoever works for the council is brought in by an administrator."
    if not organisation.takes_people:
        return "Nobody agreed yet that this organisation comes to training."
    if role and (role != COORDINATES or not needs_coordinator(organisation)):
        return "An administrator gives this role."
    return None


def why_not_stand_by(invitation) -> str | None:
    """The same for an invitation that answered a request: may who sent it send it today?"""
    if invitation.team.closed_on is not None:
        return "This team is closed. Choose another one."
    return why_not_bring_in(invitation.sponsor, invitation.organisation, invitation.role)


def may_give_to_contact(viewer, user, role, organisation) -> bool:
    """Who agreed to a group makes its contact the coordinator: by the invitation that answered the
    group's request, while it is open, and by nothing else."""
    if is_same_person(viewer, user) or role != COORDINATES:
        return False
    if why_not_bring_in(viewer, organisation, role) is not None:
        return False
    answers = viewer.invitations_sent.unanswered().filter(
        partner_request__isnull=False, expires_at__gt=now(), email=user.email
    )
    return answers.filter(organisation=organisation, role=role).exists()
