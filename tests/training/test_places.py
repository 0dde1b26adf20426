"""Whatever people do in whatever order: no place too many, nobody twice, nobody overtaken."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from portal.dates import as_if, now
from skills.training import actions, places
from skills.training.models import Booking, Offer
from skills.training.refusals import Refused
from skills.training.rules import is_voluntary
from tests.factories import EmploymentFactory, UserFactory
from tests.training.planning import booked, charity, opened, school

pytestmark = pytest.mark.django_db

PEOPLE = 7
DOES = ("book", "take", "let_go", "cancel", "swap", "run_out")
steps = st.lists(st.tuples(st.sampled_from(DOES), st.integers(0, PEOPLE - 1)), max_size=25)


class Line:
    """An event with two places for everyone and one held, and people who want them; of each step it
    looks whether what must hold still does."""

    def __init__(self):
        self.event = opened(capacity=3, held=1)
        self.employers = [charity(), school()]
        self.people = [self.worker(number) for number in range(PEOPLE)]
        self.colleagues = [self.worker(number) for number in range(PEOPLE)]
        self.at = now()

    def employer(self, number):
        return self.employers[number % 2]

    def worker(self, number):
        return EmploymentFactory(organisation=self.employer(number)).user

    def of(self, number):
        return self.event.bookings.live().filter(user=self.people[number]).first()

    def do(self, what, number):
        self.at += timedelta(hours=1)
        with as_if(self.at), suppress(Refused), transaction.atomic():
            getattr(self, what)(number)

    def book(self, number):
        booked(self.event, self.people[number], self.employer(number))

    def take(self, number):
        self.with_booking(number, actions.take)

    def let_go(self, number):
        self.with_booking(number, actions.let_go)

    def cancel(self, number):
        self.with_booking(number, actions.cancel)

    def swap(self, number):
        self.with_booking(number, actions.swap, user=self.colleagues[number])

    def with_booking(self, number, act, **more):
        found = self.of(number)
        if found:
            act(booking=found, by=found.booked_by, **more)

    def run_out(self, number):
        self.at += timedelta(hours=49)
        with as_if(self.at):
            places.fill(places.held(self.event))

    def check(self):
        rows = list(self.event.bookings.select_related("organisation"))
        live = [one for one in rows if one.state not in Booking.IS_OVER]
        taken = Counter(one.pool for one in live if one.has_place)
        assert taken.total() <= 3
        assert taken["general"] <= 2, "a held place was lost"
        assert taken["held"] <= 1
        assert all(is_voluntary(one.organisation) for one in live if one.pool == "held")
        assert max(Counter(one.user_id for one in live).values(), default=1) == 1
        self.check_line(live, taken)

    def check_line(self, live, taken):
        """While somebody waits, nothing that they could have is free."""
        waiting = [one for one in live if one.state == "waiting"]
        if waiting:
            assert taken["general"] == 2
        if any(is_voluntary(one.organisation) for one in waiting):
            assert taken["held"] == 1


@given(steps)
def test_whatever_people_do_places_are_shared_out_in_turn(done):
    with transaction.atomic():
        line = Line()
        for what, number in done:
            line.do(what, number)
            line.check()
        assert_nobody_was_overtaken(line.event)
        transaction.set_rollback(True)


def assert_nobody_was_overtaken(event):
    """Of two who waited at once for the same kind of place, the first to wait was offered first;
    and no place is in two offers at a time."""
    offers = list(
        Offer.objects.filter(booking__event=event).select_related("booking__organisation")
    )
    waited = list(event.bookings.exclude(waiting_since=None).select_related("organisation"))
    first_offer = {}
    for offer in offers:
        first_offer.setdefault(offer.booking_id, offer.offered_at)
    for offer in offers:
        for other in waited:
            could = offer.pool == "general" or is_voluntary(other.organisation)
            was_first = other.waiting_since < offer.booking.waiting_since
            if could and was_first and other.pk != offer.booking_id:
                left = min(filter(None, (other.ended_at, first_offer.get(other.pk))), default=None)
                assert left
                assert left <= offer.offered_at


def test_a_full_event_puts_people_in_the_line_and_the_first_is_offered():
    event = opened(capacity=1)
    first, second, third = UserFactory.create_batch(3)
    has, waits, too = [booked(event, user) for user in (first, second, third)]

    actions.cancel(booking=has, by=first)

    waits.refresh_from_db()
    too.refresh_from_db()
    assert (has.state, waits.state, too.state) == ("confirmed", "offered", "waiting")
    assert waits.offers.get().pool == "general"


def test_an_offer_with_five_hundred_waiting_asks_little(django_assert_max_num_queries):
    event = opened(capacity=1)
    people = UserFactory.create_batch(40)
    bookings = [booked(event, user) for user in people]
    with django_assert_max_num_queries(60):
        actions.cancel(booking=bookings[0], by=people[0])
