"""What people are told about their places: one task a message, with what to do and by when."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from portal.dates import on_day, today
from portal.notices.actions import tell

from .. import addresses
from ..terms import money
from .days import at, give_back_until, on_days, where

ASK = "Ask the training team"
ONE_DAY = timedelta(days=1)


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
            why=f"{_by_whom(booking)}It is on {on_days(event)}{where(event)}. "
            f"{_if_you_cant(booking)}",
        )
    elif booking.state == "waiting":
        _tell(
            booking,
            "waiting",
            title=f"You are on the waiting list: {event.course}",
            why=f"The course on {on_days(event)} is full now. We write to you as soon as a place "
            "is free for you. You don’t need to do anything.",
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
        why=f"They asked for “{event.course}” on {on_days(event)}. The place is kept until you "
        "answer." + (" It waited for somebody else, and comes to you now." if again else ""),
        url=addresses.of_approval(booking),
        button="Agree or refuse",
        ask=str(booking.user),
    )


def _by_whom(booking) -> str:
    other = booking.booked_by_id != booking.user_id
    return f"{booking.booked_by} booked it for you. " if other else ""


def _if_you_cant(booking) -> str:
    until = give_back_until(booking)
    by = f"tell us by {until}" if until else "tell us as soon as you can"
    return f"If you can’t come, {by}, so that somebody else can."


def _thanks(booking) -> str:
    """Where somebody else did it, they are told so."""
    if booking.ending == booking.Ending.SWAPPED:
        return "A colleague comes in your place. "
    if booking.ended_by_id == booking.user_id:
        return "Thank you for telling us. "
    return f"{booking.ended_by} cancelled it for you. "


def place_offered(offer) -> None:
    booking = offer.booking
    event = booking.event
    _tell(
        booking,
        f"offered.{offer.pk}",
        title=f"A place is free for you: {event.course}",
        why=f"Take it by {at(offer.expires_at)}. After that it goes to the next person. The "
        f"course is on {on_days(event)}{where(event)}. If you can’t come, let it go: that helps "
        "somebody else.",
        button="Take the place",
        by_when=timezone.localdate(offer.expires_at),
    )


def offer_ran_out(offer) -> None:
    _tell(
        offer.booking,
        f"ran_out.{offer.pk}",
        title=f"The offer of a place is over: {offer.booking.event.course}",
        why="The time to take it is over, so the place goes to the next person. You can join the "
        "waiting list again, or choose another date.",
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
        title=f"Not agreed this time: {event.course}",
        why=f"It was for {on_days(event)}. {booking.approver} was asked to agree, and wrote: "
        f"“{booking.decided_why.rstrip('.')}.” Talk to them if you see it differently.",
    )


def cancelled(booking) -> None:
    event = booking.event
    _tell(
        booking,
        "cancelled",
        title=f"Your booking is cancelled: {event.course}",
        why=f"It was for {on_days(event)}. {_thanks(booking)}You don’t need to do anything.",
        daily=True,
    )


def moved(event, bookings) -> None:
    for booking in bookings:
        booking.event = event
        _tell(
            booking,
            f"moved.{event.sequence}",
            title=f"A new time or place: {event.course}",
            why=f"It is now on {on_days(event)}{where(event)}. If you can’t come then, cancel. "
            "Nobody will ask why.",
        )


def event_cancelled(event, bookings) -> None:
    for booking in bookings:
        booking.event = event
        _tell(
            booking,
            "event_cancelled",
            title=f"Cancelled: {event.course}, {event.when}",
            why=f"It won’t take place on {on_days(event)}. The training team says why: "
            f"“{event.cancelled_why.rstrip('.')}.” It does not count against you. You can book "
            "another date.",
        )


def missed(booking) -> None:
    event = booking.event
    asked = f" You are asked to pay {money(booking.charge_pence)}." if booking.charge_pence else ""
    _tell(
        booking,
        "missed",
        title=f"We missed you: {event.course}",
        why=f"You had a place on {event.when}, and our list says that you were not there. "
        "It can happen to anybody. Tell us what got in the way, so that we can help. If you were "
        f"there, tell the training team, and they put it right.{asked}",
        button="Say what got in the way",
    )


IT_SAYS = {
    "attended": "It says now that you came.",
    "partly": "It says now that you came for a part.",
    "missed": "It says now that you did not come.",
}


def corrected(booking, correction) -> None:
    """The reason is on the page of the booking and not in the message."""
    words = [f"What was noted of {booking.event.when} was not right. {IT_SAYS[booking.state]}"]
    if correction.completion_id:
        words.append("So the course is off your training record.")
    if booking.owes_pence != correction.charge_before:
        owes = booking.owes_pence
        words.append(f"You are asked to pay {money(owes)}." if owes else "You have nothing to pay.")
    _tell(
        booking,
        f"corrected.{correction.pk}",
        title=f"Your attendance was put right: {booking.event.course}",
        why=" ".join([*words, "If that is wrong, tell the training team."]),
    )


def waived(booking) -> None:
    _tell(
        booking,
        "waived",
        title=f"Nothing to pay: {booking.event.course}",
        why="You were asked to pay for a day that you missed. You don’t have to pay it now.",
        daily=True,
    )


def finished(completion) -> None:
    ends = completion.expires_on
    tell(
        to=completion.user,
        key=f"training.finished.{completion.pk}",
        title=f"You have finished: {completion.course}",
        why=f"Well done. It counts until {on_day(ends - timedelta(days=1))}."
        if ends
        else "It counts for good.",
        url=reverse("bookings:record"),
        button="See your training record",
        ask=ASK,
    )


def withdrawn(completion) -> None:
    tell(
        to=completion.user,
        key=f"training.withdrawn.{completion.pk}",
        title=f"It does not count any more: {completion.course}",
        why="The training team took it off your training record. There you read why. If that is "
        "wrong, tell them.",
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
        + (
            "You don’t have to do this course again here."
            if agreed
            else "They wrote why, and you can send another one."
        ),
        url=elsewhere.get_absolute_url(),
        button="See what they said",
        ask=ASK,
    )
