"""New terms: said once to those for whom they change something."""

from django.urls import reverse

from portal.dates import on_day
from portal.notices.actions import tell

from .. import addresses
from .places import ASK

KEEP = "Whatever you booked before keeps the terms that you booked on."


def terms_change(user, policy, organisation, changes) -> None:
    tell(
        to=user,
        key=f"training.terms.{policy.pk}",
        title="Training: the terms change for your organisation",
        why=f"From {on_day(policy.starts)} this is new for {organisation}. {' '.join(changes)} "
        f"{KEEP}",
        url=reverse("training:index"),
        button="See the courses",
        ask=ASK,
    )


def booked_before_terms_change(booking, policy) -> None:
    tell(
        to=booking.user,
        key=f"training.terms.{policy.pk}",
        title=f"Your booking stays as it is: {booking.event.course}",
        why=f"What training costs changes on {on_day(policy.starts)}. {KEEP} You don’t need to do "
        "anything.",
        url=addresses.of_booking(booking),
        button="See your booking",
        ask=ASK,
        daily=addresses.has_account(booking.user),
    )
