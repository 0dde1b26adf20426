"""The training team plans an event, opens it for booking, moves it, cancels it."""

import uuid
from itertools import pairwise

from django.db import transaction

from portal.access import refuse_unless
from portal.codes import new_code
from portal.dates import now
from portal.journal.actions import record

from .. import emails, places
from ..models import Attendance, Booking, Event, EventDate, Offer
from ..refusals import CannotPlan, NothingSaid
from ..rules import may_run_training
from ..rules.places import taken_of

HERE_LETTERS = 6
TOLD_OF = ("place", "address", "link")


@transaction.atomic
def plan_event(*, course, dates, by, series: uuid.UUID | None = None, **facts) -> Event:
    """A draft of an event. `dates` are pairs of a beginning and an end; `facts` are its fields."""
    refuse_unless(may_run_training(by))
    at = now()
    event = Event(course=course, series=series, made_by=by, made_at=at, changed_at=at, **facts)
    event.here_code = new_code(HERE_LETTERS)
    _check(event, dates)
    event.save()
    EventDate.objects.bulk_create(EventDate(event=event, starts=a, ends=b) for a, b in dates)
    record("training.planned", event, by=by)
    return event


def _check(event, dates) -> None:
    if not dates:
        raise CannotPlan("Enter at least one day.")
    ordered = sorted(dates)
    if any(ends <= starts for starts, ends in ordered):
        raise CannotPlan("Each day must end after it begins.")
    if any(after[0] < before[1] for before, after in pairwise(ordered)):
        raise CannotPlan("Two of the days overlap. Change one of them.")
    if not 0 <= event.held <= event.capacity or event.capacity < 1:
        raise CannotPlan("Enter how many places there are, and hold no more than that.")
    if event.held and event.held_until is None:
        raise CannotPlan("Enter the day until which places are held.")


@transaction.atomic
def open_event(*, event, by) -> Event:
    """From now on everybody sees it and can book."""
    event = places.held(event)
    refuse_unless(may_run_training(by))
    if event.state != "draft":
        return event
    if event.has_begun:
        raise CannotPlan("It has begun already. Change its days first.")
    event.opened_at = event.changed_at = now()
    event.save(update_fields=["opened_at", "changed_at"])
    record("training.opened", event, by=by)
    return event


@transaction.atomic
def change_event(*, event, dates, by, **facts) -> Event:
    """Other facts or other days. Whoever has a place or waits is told of another time or place, and
    their calendars are changed. No fewer places than are taken."""
    event = places.held(event)
    refuse_unless(may_run_training(by))
    if event.state == "cancelled":
        raise CannotPlan("This event was cancelled. Plan a new one.")
    before = _told(event)
    for name, value in facts.items():
        setattr(event, name, value)
    _check(event, dates)
    _check_taken(event)
    event.changed_at = now()
    _set_days(event, dates)
    moved = _told(event) != before and event.state == "open"
    event.sequence += moved
    event.save()
    record("training.changed", event, by=by)
    if moved:
        emails.moved(event, list(event.bookings.live().select_related("user")))
    places.fill(event)
    return event


def _told(event) -> tuple:
    days = [(one.starts, one.ends) for one in event.days]
    return (*days, *(getattr(event, name) for name in TOLD_OF))


def _set_days(event, dates) -> None:
    if sorted(dates) == [(one.starts, one.ends) for one in event.days]:
        return
    if Attendance.objects.filter(date__event=event).exists():
        raise CannotPlan("Somebody signed in already, so the days stay as they are.")
    event.dates.all().delete()
    EventDate.objects.bulk_create(EventDate(event=event, starts=a, ends=b) for a, b in dates)
    event._prefetched_objects_cache = {}


def _check_taken(event) -> None:
    taken = taken_of(event)
    kept = event.held if event.holds_places else taken["held"]
    if sum(taken.values()) > event.capacity or taken["general"] > event.capacity - kept:
        raise CannotPlan("More places are taken than that. Keep as many as are booked.")


@transaction.atomic
def cancel_event(*, event, why, by) -> Event:
    """Tell all who have a place or wait, and end their bookings. It is the service’s gap and counts
    against nobody."""
    event = places.held(event)
    refuse_unless(may_run_training(by))
    if event.state == "cancelled":
        return event
    if event.state == "draft":
        raise CannotPlan("Nobody can see this draft. Delete it instead.")
    if event.has_begun:
        raise CannotPlan("It has begun, so it can’t be cancelled. Note who came instead.")
    if not why.strip():
        raise NothingSaid("Say why, in words for the people who booked.")
    event.cancelled_at = event.changed_at = now()
    event.cancelled_why, event.sequence = why.strip(), event.sequence + 1
    event.save()
    _end_all(event, by)
    record("training.event_cancelled", event, by=by)
    return event


def _end_all(event, by) -> None:
    for offer in Offer.objects.open().filter(booking__event=event):
        places.answer(offer, Offer.Answer.ENDED)
    bookings = list(event.bookings.live().select_related("user"))
    for booking in bookings:
        places.end(booking, Booking.Ending.EVENT, by=by)
    emails.event_cancelled(event, bookings)
