"""Who somebody without an account is, from what they were booked with."""

from portal.people.models import User
from portal.people.querysets import is_person

from .addresses import has_account
from .kinds import COMES
from .models import Booking
from .rules.attendance import day_to_arrive


def guest_booking(*, code, name, email) -> Booking | None:
    """The booking of today that all three name together. Whoever has an account signs in."""
    user = User.objects.with_email(email.strip()).select_related("merged_into").first()
    user = user and (user.merged_into or user)
    if user is None or has_account(user) or _letters(user.name) != _letters(name):
        return None
    found = Booking.objects.filter(
        is_person(user), state__in=COMES, event__here_code=code, event__opened_at__isnull=False
    )
    found = found.select_related("event__course", "user").prefetch_related("event__dates")
    return next((one for one in found if day_to_arrive(one)), None)


def _letters(name) -> str:
    """A name as people type it: capitals, spaces, hyphens and dots make no difference."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())
