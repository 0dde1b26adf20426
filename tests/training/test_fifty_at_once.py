"""Fifty people at the same moment: what must hold on both databases."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from skills.training import actions, places
from skills.training.models import Booking, Offer
from skills.training.refusals import Refused
from skills.training.rules import is_voluntary
from tests.at_once import at_once
from tests.factories import EmploymentFactory, UserFactory
from tests.training.planning import booked, charity, opened, school

FIFTY, CAPACITY, HELD = 50, 6, 2


def tried(act, **what):
    try:
        return act(**what)
    except Refused as refusal:
        return refusal


def wrong(found):
    """What went otherwise than done or refused."""
    return [one for one in found if isinstance(one, Exception) and not isinstance(one, Refused)]


def holds(event) -> None:
    """Nobody twice, no place too many, each kind of place for those whom it is for."""
    live = list(event.bookings.live().select_related("organisation"))
    taken = Counter(one.pool for one in live if one.has_place)
    assert max(Counter(one.user_id for one in live).values()) == 1
    assert taken["held"] + taken["general"] <= CAPACITY
    assert taken["held"] <= HELD
    assert taken["general"] <= CAPACITY - HELD
    assert all(is_voluntary(one.organisation) for one in live if one.pool == "held")


def freed(event) -> int:
    """Places that somebody had and gave back."""
    return event.bookings.filter(state="cancelled").exclude(pool="").count()


@pytest.mark.concurrency
def test_fifty_book_cancel_and_take_at_once_and_each_place_is_given_once(own_database):
    event, groups = opened(capacity=CAPACITY, held=HELD), [charity(), school()]
    jobs = [EmploymentFactory(organisation=groups[n % 2]) for n in range(FIFTY)]

    made = at_once(*(lambda job=job: booked(event, job.user, job.organisation) for job in jobs))

    assert wrong(made) == []
    holds(event)
    assert event.bookings.with_place().count() == CAPACITY
    assert event.bookings.waiting().count() == FIFTY - CAPACITY

    # Whoever has a place gives it back, by two clicks; of the others some leave the line.
    def second(n, booking):
        act = actions.cancel if booking.has_place or n % 4 == 0 else actions.take
        return tried(act, booking=booking, by=booking.user)

    having = [one for one in made if one.has_place]
    calls = [lambda n=n, one=one: second(n, one) for n, one in enumerate([*having, *made])]
    found = at_once(*calls[: FIFTY + CAPACITY])

    assert wrong(found) == []
    holds(event)
    assert freed(event) >= CAPACITY
    assert Offer.objects.filter(booking__event=event).count() == freed(event)

    # Whoever was offered a place answers, each in two ways at once, while the line moves.
    offered = list(event.bookings.filter(state="offered").select_related("user"))
    answers = [
        lambda one=one, act=act: tried(act, booking=one, by=one.user)
        for one in offered
        for act in (actions.take, actions.let_go)
    ]
    found = at_once(*answers, *[lambda: places.move_line.call(event.pk)] * 10)

    assert wrong(found) == []
    holds(event)
    assert event.bookings.with_place().count() == CAPACITY
    assert Offer.objects.filter(booking__event=event).count() == freed(event)
    assert Offer.objects.filter(booking__event=event, answered_at=None).count() == (
        event.bookings.filter(state="offered").count()
    )


def questions_with(waiting: int) -> int:
    """How many an offer asks where so many wait."""
    event = opened(capacity=1)
    first = booked(event, UserFactory())
    Booking.objects.bulk_create(
        Booking(
            event=event,
            user=user,
            booked_by=user,
            booked_at=first.booked_at,
            policy=first.policy,
            state="waiting",
            waiting_since=first.booked_at,
        )
        for user in UserFactory.create_batch(waiting)
    )
    with CaptureQueriesContext(connection) as asked:
        actions.cancel(booking=first, by=first.user)
    assert event.bookings.filter(state="offered").count() == 1
    return len(asked)


@pytest.mark.django_db
def test_an_offer_asks_as_much_with_5_who_wait_as_with_500():
    questions_with(1)

    assert questions_with(5) == questions_with(500)
