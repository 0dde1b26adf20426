"""The line for an event's places: who is next is offered what is free."""

from datetime import timedelta

from django.db import transaction
from django.tasks import task

from portal.dates import now
from portal.journal.actions import record

from . import emails
from .models import Booking, Event, Offer, Pool
from .rules import is_voluntary
from .rules.places import Places, after_the_line, places_of


def held(event) -> Event:
    """The event, locked: whoever changes its places does so one after the other."""
    return (
        Event.objects.select_for_update(of=("self",))
        .select_related("course")
        .prefetch_related("dates")
        .get(pk=event.pk)
    )


def end_offers(event) -> int:
    """Offers that ran out end, and so do their bookings; how many. The event is locked."""
    over = Offer.objects.run_out().filter(booking__event=event).select_related("booking__user")
    for offer in over:
        answer(offer, Offer.Answer.RAN_OUT)
        end(offer.booking, Booking.Ending.RAN_OUT, by=None)
        emails.offer_ran_out(offer)
    return len(over)


def fill(event) -> list[Offer]:
    """Offer each free place to whoever has waited longest for one of its kind, and for no longer
    than until the event begins. The event is locked."""
    end_offers(event)
    if event.state != "open" or event.has_begun:
        return []
    places = places_of(event)
    offers = []
    line = list(event.bookings.waiting().select_related("user", "organisation", "policy"))
    for pool, count in ((Pool.HELD, places.held), (Pool.GENERAL, places.general)):
        offers += [offer_place(event, one, pool) for one in _next(line, pool, count)]
    return offers


def _next(line, pool, count) -> list:
    """Take the first `count` who may have such a place out of the line."""
    if count <= 0:
        return []
    fit = [one for one in line if pool == Pool.GENERAL or is_voluntary(one.organisation)][:count]
    for one in fit:
        line.remove(one)
    return fit


@task
def move_line(event_pk: int) -> int:
    """End the offers that ran out, and offer what is free to the next; how many of both."""
    with transaction.atomic():
        event = held(Event(pk=event_pk))
        return end_offers(event) + len(fill(event))


def offer_place(event, booking, pool) -> Offer:
    at = now()
    until = min(at + timedelta(hours=booking.policy.offer_hours), event.begins)
    booking.state, booking.pool = Booking.State.OFFERED, pool
    booking.save(update_fields=["state", "pool"])
    offer = Offer.objects.create(booking=booking, pool=pool, offered_at=at, expires_at=until)
    record("training.offered", booking, by=None, event=event.pk)
    emails.place_offered(offer)
    _end_in_time(offer)
    return offer


def _end_in_time(offer) -> None:
    """Ask the worker to come back when its time is over. The nightly step does what was missed."""
    if move_line.get_backend().supports_defer:
        later = move_line.using(run_after=offer.expires_at)
        transaction.on_commit(lambda: later.enqueue(offer.booking.event_id), robust=True)


def answer(offer, how) -> None:
    offer.answer, offer.answered_at = how, now()
    offer.save(update_fields=["answer", "answered_at"])


def end(booking, how, *, by) -> None:
    """Cancel it. The event is locked; `fill` comes after."""
    booking.state, booking.ending = Booking.State.CANCELLED, how
    booking.ended_by, booking.ended_at = by, now()
    booking.save(update_fields=["state", "ending", "ended_by", "ended_at"])
    record(f"training.ended_{how}", booking, by=by)


def free(event) -> Places:
    """What is free now for those who ask anew, once the line had its turn. The event is locked."""
    fill(event)
    return left(event)


def left(event) -> Places:
    """What is left for those who ask anew: nothing while somebody waits for it."""
    places = places_of(event)
    waiting = event.bookings.waiting()
    return after_the_line(
        places, waiting=waiting.count(), voluntary_waits=waiting.voluntary().exists()
    )
