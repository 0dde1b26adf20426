"""What people are told about their places: one task a message, with what to do and by when."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from portal.dates import in_words, today
from portal.notices.actions import tell

from .. import addresses
from ..terms import money

ASK = "Ask the training team"


def at(moment) -> str:
    """“Tuesday 24 November, 5pm”."""
    local = timezone.localtime(moment)
    minute = f":{local:%M}" if local.minute else ""
    hour = local.hour % 12 or 12
    return f"{local:%A} {local.day} {local:%B}, {hour}{minute}{'am' if local.hour < 12 else 'pm'}"


def _tell(booking, key, *, title, why, button="See your booking", daily=False, **more) -> None:
    # Who has no account has no daily message either.
    tell(
        daily=daily and addresses.has_account(booking.user),
        to=booking.user,
        key=f"training.{key}.{booking.pk}",
        title=title,
        why=why,
        url=addresses.of_booking(booking),
        button=button,
        ask=ASK,
        **more,
    )


def booked(booking) -> None:
    event = booking.event
    if booking.state == "confirmed":
        _tell(
            booking,
            "booked",
            title=f"You are booked: {event.course}",
            why=f"{_by_whom(booking)}It is on {event.when}. If you can’t come, please tell us "
            f"{booking.policy.cancel_working_days} working days before, so that somebody else can.",
        )
    elif booking.state == "waiting":
        _tell(
            booking,
            "waiting",
            title=f"You are on the waiting list: {event.course}",
            why=f"The date of {event.when} is full. You will be told when a place is free for you.",
            daily=True,
        )
    elif booking.state == "requested":
        asked(booking)


def asked(booking, *, again=False) -> None:
    """`again` is for whoever is asked in another’s place."""
    event = booking.event
    tell(
        to=booking.approver,
        # The same person may be asked again on another day: after somebody covered for them.
        key=f"training.asked.{booking.pk}{f'.{today()}' if again else ''}",
        title=f"Agree to a training place for {booking.user}",
        why=f"They asked for “{event.course}” on {event.when}. The place is kept until you "
        "answer." + (" It waited for somebody else, and comes to you now." if again else ""),
        url=addresses.of_approval(booking),
        button="Agree or refuse",
        ask=str(booking.user),
    )


def _by_whom(booking) -> str:
    other = booking.booked_by_id != booking.user_id
    return f"{booking.booked_by} booked it for you. " if other else ""


def place_offered(offer) -> None:
    booking = offer.booking
    event = booking.event
    _tell(
        booking,
        f"offered.{offer.pk}",
        title=f"A place is free for you: {event.course}",
        why=f"It is on {event.when}. Take it by {at(offer.expires_at)}, or it goes to the next "
        "person who waits.",
        button="Take the place",
        by_when=timezone.localdate(offer.expires_at),
    )


def offer_ran_out(offer) -> None:
    _tell(
        offer.booking,
        f"ran_out.{offer.pk}",
        title=f"The offer of a place is over: {offer.booking.event.course}",
        why="Nobody took it in time, so it went to the next person. You can join the waiting list "
        "again.",
        daily=True,
    )


def decided(booking) -> None:
    event = booking.event
    if booking.state == "confirmed":
        booked(booking)
        return
    _tell(
        booking,
        "refused",
        title=f"Your manager did not agree: {event.course}",
        why=f"{booking.approver} wrote: {booking.decided_why}",
    )


def cancelled(booking) -> None:
    event = booking.event
    _tell(
        booking,
        "cancelled",
        title=f"Your booking is cancelled: {event.course}",
        why=f"It was for {event.when}. Thank you for telling us. You don’t need to do anything.",
        daily=True,
    )


def moved(event, bookings) -> None:
    for booking in bookings:
        booking.event = event
        _tell(
            booking,
            f"moved.{event.sequence}",
            title=f"A new time or place: {event.course}",
            why=f"It is now on {event.when}"
            + (f", at {event.place}" if event.place else "")
            + ". If you can’t come then, cancel and nobody will ask why.",
        )


def event_cancelled(event, bookings) -> None:
    for booking in bookings:
        booking.event = event
        _tell(
            booking,
            "event_cancelled",
            title=f"Cancelled: {event.course}, {event.when}",
            why=f"The training team cancelled this date: {event.cancelled_why} It does not count "
            "against you. You can book another date.",
        )


def missed(booking) -> None:
    event = booking.event
    asked = f" You are asked to pay {money(booking.charge_pence)}." if booking.charge_pence else ""
    _tell(
        booking,
        "missed",
        title=f"We missed you: {event.course}",
        why=f"You had a place on {event.when}, and it says that you did not come.{asked} Tell us "
        "what got in the way, so that we can help. If you were there, tell the training team.",
        button="Say what got in the way",
    )


def waived(booking) -> None:
    _tell(
        booking,
        "waived",
        title=f"Nothing to pay: {booking.event.course}",
        why="You were asked to pay because you did not come. You don’t have to any more.",
        daily=True,
    )


def finished(completion) -> None:
    ends = completion.expires_on
    tell(
        to=completion.user,
        key=f"training.finished.{completion.pk}",
        title=f"You have finished: {completion.course}",
        why=f"It counts until {in_words(ends - timedelta(days=1))}." if ends else "It counts.",
        url=reverse("bookings:record"),
        button="See your training record",
        ask=ASK,
    )


def elsewhere_answered(elsewhere) -> None:
    agreed = elsewhere.state == "agreed"
    tell(
        to=elsewhere.user,
        key=f"training.elsewhere.{elsewhere.pk}",
        title=f"{'It counts' if agreed else 'It does not count yet'}: {elsewhere.course}",
        why="The training team looked at the certificate that you sent. "
        + ("You don’t have to do this course again here." if agreed else "They wrote why."),
        url=elsewhere.get_absolute_url(),
        button="See what they said",
        ask=ASK,
    )
