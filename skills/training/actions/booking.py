"""Somebody gets a place, waits for one, takes an offer, or gives it back."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.people.asked import supervisors_of
from portal.people.querysets import is_person
from portal.people.rules import is_same_person
from portal.plain.finding import check

from .. import emails, places
from ..models import AccessPolicy, Booking, Needs, Offer
from ..refusals import CannotBook, CannotChange, OfferOver
from ..rules import is_voluntary, may_answer_for, may_book_for, may_cancel, price_of
from ..rules.bookings import is_late, may_swap_for


@transaction.atomic
def book(
    *, event, user, organisation=None, employment=None, needs="", keep=False, declared=(), by
) -> Booking:
    """A place for `user`, who comes for `organisation` (None for nobody): at once where one is
    free, else a place in the line. `keep` keeps what they need for the next time, where they book
    for themselves. A second click finds the first one's booking."""
    event = places.held(event)
    refuse_unless(may_book_for(by, user, organisation))
    there = event.bookings.live().filter(is_person(user)).first()
    if there:
        return there
    if not event.is_open:
        raise CannotBook("This date can’t be booked any more. Choose another one.")
    if is_voluntary(organisation) and not event.course.open_to_voluntary_sector:
        raise CannotBook("This course is not open to voluntary groups.")
    check(needs, declared=declared)
    policy = AccessPolicy.objects.in_force()
    booking = Booking(
        event=event,
        user=user,
        employment=employment,
        organisation=organisation,
        needs=needs.strip(),
        policy=policy,
        price_pence=price_of(policy, event.course, organisation).pence,
        approver=_approver(policy, employment, by),
        booked_by=by,
        booked_at=now(),
    )
    _place(booking, places.free(event))
    booking.save()
    record("training.booked", booking, by=by, event=event.pk)
    if keep and is_same_person(by, user):
        Needs.objects.update_or_create(
            user=user, defaults={"words": booking.needs, "kept_at": now()}
        )
    emails.booked(booking)
    return booking


def _place(booking, free) -> None:
    pool = free.pool(voluntary=is_voluntary(booking.organisation))
    if pool:
        booking.pool, booking.state = pool, _agreed(booking)
    else:
        booking.state, booking.waiting_since = Booking.State.WAITING, now()


def _agreed(booking) -> str:
    """A place that a manager has still to agree to is kept for as long as they take."""
    waits = booking.approver_id is not None and booking.decided_at is None
    return Booking.State.REQUESTED if waits else Booking.State.CONFIRMED


def _approver(policy, employment, by):
    """Their supervisor, where the policy asks and it is not they who book."""
    if not policy.needs_approval or employment is None:
        return None
    found = supervisors_of(employment)
    return None if not found or by in found else found[0]


@transaction.atomic
def take(*, booking, by) -> Booking:
    """Take the place that was offered. A second click changes nothing."""
    event, booking = _held(booking)
    refuse_unless(may_answer_for(by, booking))
    if booking.state in (Booking.State.CONFIRMED, Booking.State.REQUESTED):
        return booking
    places.answer(_open_offer(event, booking), Offer.Answer.TAKEN)
    booking.state = _agreed(booking)
    booking.save(update_fields=["state"])
    record("training.taken", booking, by=by)
    emails.booked(booking)
    return booking


@transaction.atomic
def let_go(*, booking, by) -> Booking:
    """Let the offered place go to the next who waits."""
    event, booking = _held(booking)
    refuse_unless(may_answer_for(by, booking))
    if booking.state == Booking.State.CANCELLED:
        return booking
    places.answer(_open_offer(event, booking), Offer.Answer.LET_GO)
    places.end(booking, Booking.Ending.LET_GO, by=by)
    places.fill(event)
    return booking


def _open_offer(event, booking) -> Offer:
    """The offer to answer. One that ran out while nobody looked is over, and the next is asked at
    the next step of the line."""
    offer = booking.offers.open().filter(expires_at__gt=now()).first()
    if offer is None or event.state != "open":
        raise OfferOver(
            "This offer is over, and the place went to the next person. You can join the waiting "
            "list again."
        )
    return offer


@transaction.atomic
def cancel(*, booking, by) -> Booking:
    """Give the place back, or leave the line. Whoever waits is offered it."""
    event, booking = _held(booking)
    refuse_unless(may_answer_for(by, booking))
    if booking.state == Booking.State.CANCELLED:
        return booking
    if not may_cancel(by, booking) or not _is_to_come(booking):
        raise CannotChange("This course has begun, so the booking can’t be cancelled.")
    had_place = booking.state in (Booking.State.CONFIRMED, Booking.State.REQUESTED)
    for offer in booking.offers.open():
        places.answer(offer, Offer.Answer.LET_GO)
    late = had_place and is_late(booking)
    places.end(booking, Booking.Ending.LATE if late else Booking.Ending.PERSON, by=by)
    emails.cancelled(booking)
    places.fill(event)
    return booking


@transaction.atomic
def swap(*, booking, user, employment=None, by) -> Booking:
    """A colleague comes instead, on the same place."""
    event, booking = _held(booking)
    refuse_unless(may_answer_for(by, booking))
    refuse_unless(may_swap_for(by, booking, user))
    there = event.bookings.live().filter(is_person(user)).first()
    if there and there.instead_of_id == booking.pk:
        return there
    if there:
        raise CannotBook(f"{user} has a booking for this date already.")
    if booking.state != Booking.State.CONFIRMED or event.has_begun:
        raise CannotChange("Only a booked place of a course that has not begun can be passed on.")
    places.end(booking, Booking.Ending.SWAPPED, by=by)
    instead = Booking.objects.create(
        event=event,
        user=user,
        employment=employment,
        organisation=booking.organisation,
        state=Booking.State.CONFIRMED,
        pool=booking.pool,
        policy=booking.policy,
        price_pence=booking.price_pence,
        booked_by=by,
        booked_at=now(),
        instead_of=booking,
    )
    record("training.swapped", instead, by=by, instead_of=booking.pk)
    emails.cancelled(booking)
    emails.booked(instead)
    return instead


def _held(booking) -> tuple:
    event = places.held(booking.event)
    found = Booking.objects.select_related("user", "organisation", "policy", "booked_by")
    booking = found.get(pk=booking.pk)
    booking.event = event
    return event, booking


def _is_to_come(booking) -> bool:
    return booking.state in ("requested", "confirmed", "waiting", "offered")
