"""What is told of an invitation: to the address that it is for, and to the sponsor."""

from django.urls import reverse
from django.utils.timezone import localdate

from portal.notices.actions import tell


def invitation(invitation, link) -> None:
    """To an address, with the link that says yes."""
    sponsor = invitation.sponsor
    tell(
        email=invitation.email,
        key=f"people.invitation.{invitation.pk}.{link.pk}",
        title="Accept your invitation",
        why=f"{sponsor.name} invites you to work with {invitation.organisation} in the skills "
        "portal. The link shows to what, and asks you to choose a password. It works once.",
        url=link.address,
        button="See the invitation",
        by_when=localdate(link.expires_at),
        ask=", ".join(filter(None, (sponsor.name, sponsor.email)))[:200],
    )


def invitation_accepted(invitation) -> None:
    tell(
        to=invitation.sponsor,
        key=f"people.invitation_accepted.{invitation.pk}",
        title="Somebody accepted your invitation",
        why=f"{invitation.accepted_by.name} can sign in now. Name their supervisor next, if they "
        "have none.",
        url=reverse("people:invitations"),
        button="See your invitations",
    )


def invitation_ran_out(invitation) -> None:
    tell(
        to=invitation.sponsor,
        key=f"invitation.ran_out:{invitation.pk}:{invitation.expires_at:%Y%m%d}",
        title="Your invitation was not accepted in time",
        why=f"{invitation.name} did not accept it, so its link has stopped working. "
        "Invite them again if you still want to.",
        ask="Ask an administrator of the portal.",
        daily=True,
    )
