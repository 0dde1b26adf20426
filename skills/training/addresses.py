"""Where somebody goes from a message: to the page, or, without an account, by a link."""

from django.urls import reverse

from portal.dates import today
from portal.links.actions import make

BOOKING, APPROVAL = "training_booking", "training_approval"
# Days after an event in which its link still works: to say what got in the way.
AFTER = 60
ASK = "the training team"


def has_account(user) -> bool:
    """Did they ever sign in, or have they a password to do so with?"""
    return user.last_login is not None or user.has_usable_password()


def of_booking(booking) -> str:
    if has_account(booking.user) or not booking.user.email:
        return booking.get_absolute_url()
    return _link(BOOKING, booking, booking.user)


def of_approval(booking) -> str:
    """A manager answers by a link, whether they have an account or not."""
    if not booking.approver.email:
        return reverse("bookings:decide", args=[booking.uuid])
    return _link(APPROVAL, booking, booking.approver)


def _link(purpose, booking, user) -> str:
    begins = booking.event.begins
    days = max((begins.date() - today()).days, 0) if begins else 0
    link = make(
        purpose=purpose,
        object_id=booking.pk,
        email=user.email,
        days=days + AFTER,
        ask=ASK,
        by=None,
    )
    return link.address
