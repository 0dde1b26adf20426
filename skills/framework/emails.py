"""What editors, those who publish and those who were asked to read are told about a version."""

from django.urls import reverse
from django.utils.timezone import localdate

from portal.notices.actions import tell
from portal.people.asked import holders_of

REVIEW = "framework_editing:review"
DRAFTERS = ("editor", "workforce_lead")


def sent_to_review(version, by, *, entry) -> None:
    """`entry` is the journal's: a version may come back and be sent again."""
    _tell(
        version,
        by,
        key=f"framework.review:{entry.pk}",
        title="Read a framework draft",
        why=f"{version} is in review. Say what you agree with and what you would change.",
        button="Read the draft",
    )


def answered(review, by) -> None:
    _tell(
        review.version,
        by,
        key=f"framework.answered:{review.pk}",
        title="A reader answered about the framework draft",
        why=f"Somebody read {review.version} and answered.",
        button="Read the answer",
        daily=True,
    )


def published(version, by) -> None:
    _tell(
        version,
        by,
        key=f"framework.published:{version.pk}",
        title="A framework version is in force",
        why=f"{version} was published. It never changes from now on.",
        button="Read it",
        url=reverse("framework:index"),
    )


def invited(invitation, link) -> None:
    """To somebody without an account, with the link."""
    by = invitation.invited_by
    tell(
        email=invitation.email,
        key=f"framework.invited:{link.pk}",
        title="Say what you think of our framework",
        why=f"{by.name} asks {invitation.name} to read a draft of {invitation.version.framework}. "
        "You need no account. You can read it as often as you like, and answer once.",
        url=link.address,
        button="Read the draft",
        by_when=localdate(link.expires_at),
        ask=link.ask,
    )


def _tell(version, by, *, url="", **said) -> None:
    for person in holders_of(*DRAFTERS):
        if person != by:
            tell(to=person, url=url or reverse(REVIEW, args=[version.pk]), **said)
