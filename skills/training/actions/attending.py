"""On the day and after it: who came, and what that makes of their bookings."""

from dataclasses import dataclass

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.people.querysets import is_person
from portal.people.rules import is_same_person

from .. import emails, places
from ..guests import guest_booking
from ..kinds import COMES
from ..models import Attendance, Booking, EventDate
from ..refusals import CannotChange, NothingSaid
from ..rules import may_note, may_run_training, price_of
from ..rules.attendance import (
    is_day_of,
    is_time_to_sign_in,
    minutes_late,
    minutes_of,
    outcome_of,
)
from .completing import finish


@dataclass(frozen=True)
class Mark:
    """What is noted of one booking on one day; minutes late, and minutes early."""

    came: bool
    late: int = 0
    early: int = 0


@transaction.atomic
def sign_in(*, event, by) -> Attendance:
    """Whoever has a place says that they are there, with the code of the event. The clock says how
    late they are. A second time changes nothing."""
    event = places.held(event)
    booking = event.bookings.filter(is_person(by), state__in=COMES).first()
    refuse_unless(booking is not None)
    day = next((day for day in event.days if is_day_of(day)), None)
    if day is None:
        raise CannotChange(f"You can sign in on the day. This course is on {event.when}.")
    there = Attendance.objects.filter(booking=booking, date=day).first()
    if there and there.came:
        return there
    if not is_time_to_sign_in(day):
        raise CannotChange(
            "You can sign in from one hour before it begins until it ends. If you were there, ask "
            "the trainer to note it."
        )
    late = minutes_late(day)
    return write_mark(booking, day, Mark(came=True, late=late), by=by, signed_in_at=now())


@transaction.atomic
def sign_in_by_link(*, booking, code) -> Attendance:
    """As `sign_in`, by the link in their own message. The code shows that they are in the room."""
    if code != booking.event.here_code:
        raise CannotChange("This is not the code of your course. Look at it again.")
    return sign_in(event=booking.event, by=booking.user)


@transaction.atomic
def sign_in_guest(*, code, name, email) -> Attendance | None:
    """Somebody without an account says that they are there: by the code of the event, and the name
    and the address that they were booked with. None where these don't go together on this day,
    whichever of them is wrong: who has a place is told to nobody else."""
    booking = guest_booking(code=code, name=name, email=email)
    return sign_in(event=booking.event, by=booking.user) if booking else None


@transaction.atomic
def note_attendance(*, date, marks: dict, by) -> int:
    """Note for one day who came: `marks` has a `Mark` for the id of each booking. How many were
    noted anew or otherwise than before."""
    event = places.held(date.event)
    refuse_unless(may_run_training(by))
    day = EventDate.objects.get(pk=date.pk, event=event)
    if event.state != "open" or not day.has_begun:
        raise CannotChange("You can note who came once the day has begun.")
    bookings = list(event.bookings.filter(pk__in=marks).select_related("user"))
    refuse_unless(all(may_note(by, booking.user) for booking in bookings))
    if any(booking.state not in COMES for booking in bookings):
        raise CannotChange("This event is closed, so what was noted stays.")
    there = {one.booking_id: one for one in day.attendance.filter(booking__in=bookings)}
    noted = 0
    for booking in bookings:
        mark = marks[booking.pk]
        check_mark(mark, day)
        before = there.get(booking.pk)
        if before is None or mark != Mark(before.came, before.late_minutes, before.early_minutes):
            kept = before.signed_in_at if before and mark.came else None
            write_mark(booking, day, mark, by=by, signed_in_at=kept)
            noted += 1
    return noted


def check_mark(mark, day) -> None:
    if mark.late < 0 or mark.early < 0 or mark.late + mark.early > minutes_of(day):
        raise CannotChange(f"The day has {minutes_of(day)} minutes. Enter no more than that.")


def write_mark(booking, day, mark, *, by, signed_in_at) -> Attendance:
    there, _ = Attendance.objects.update_or_create(
        booking=booking,
        date=day,
        defaults={
            "came": mark.came,
            "late_minutes": mark.late if mark.came else 0,
            "early_minutes": mark.early if mark.came else 0,
            "signed_in_at": signed_in_at,
            "noted_by": by,
            "noted_at": now(),
        },
    )
    record("training.noted", booking, by=by, date=day.pk, came=mark.came)
    return there


@transaction.atomic
def close_event(*, event, by) -> list[Booking]:
    """Once it is over and each day is noted: bookings say whether people came, and who did has
    finished the course. The bookings that changed; a second time, none."""
    event = places.held(event)
    refuse_unless(may_run_training(by))
    if event.state != "open" or not event.is_over:
        raise CannotChange("You can close it once its last day is over.")
    places.end_offers(event)
    had = event.bookings.filter(state__in=COMES)
    bookings = list(had.select_related("user", "organisation", "policy"))
    noted = _noted(bookings)
    _check_noted(event, bookings, noted)
    for booking in bookings:
        booking.event = event
        _close(booking, noted[booking.pk], by)
    record("training.closed", event, by=by)
    return bookings


def _noted(bookings) -> dict[int, list[Attendance]]:
    noted = {booking.pk: [] for booking in bookings}
    for one in Attendance.objects.filter(booking__in=bookings):
        noted[one.booking_id].append(one)
    return noted


def _check_noted(event, bookings, noted) -> None:
    days = len(event.days)
    if any(len(noted[booking.pk]) < days for booking in bookings):
        raise CannotChange("Note first who came, for everybody and for each day.")


def _close(booking, attendance, by) -> None:
    state = outcome_of(booking.event.days, attendance)
    if state == "missed" and booking.state == "requested":
        # Nobody had told them that they could come.
        places.end(booking, Booking.Ending.RAN_OUT, by=by)
        return
    booking.state = state
    if state == "missed":
        asked = price_of(booking.policy, booking.event.course, booking.organisation)
        booking.charge_pence = asked.missed_pence
    booking.save(update_fields=["state", "charge_pence"])
    record(f"training.{state}", booking, by=by)
    if state == "missed":
        emails.missed(booking)
    elif state == "attended":
        _finished(booking, by)


def _finished(booking, by) -> None:
    completion = finish(booking=booking, by=by)
    if completion:
        emails.finished(completion)


@transaction.atomic
def waive(*, booking, why, by) -> Booking:
    """Ask nothing for a day that was missed, and say why. A second click changes nothing."""
    places.held(booking.event)
    booking = Booking.objects.select_related("user", "event__course").get(pk=booking.pk)
    refuse_unless(may_run_training(by) and not is_same_person(by, booking.user))
    if booking.waived_at:
        return booking
    if not booking.charge_pence:
        raise CannotChange("Nothing is asked for this booking.")
    if not why.strip():
        raise NothingSaid("Say why nothing is asked.")
    booking.waived_by, booking.waived_at, booking.waived_why = by, now(), why.strip()
    booking.save(update_fields=["waived_by", "waived_at", "waived_why"])
    record("training.waived", booking, by=by)
    emails.waived(booking)
    return booking
