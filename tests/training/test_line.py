"""The line moves by itself, and stays fair when people come at the same moment."""

from datetime import timedelta

import pytest

from portal.dates import as_if, now, today
from skills.training import actions, nightly, places
from skills.training.models import Booking, Event
from skills.training.refusals import Refused
from tests.at_once import at_once
from tests.factories import EmploymentFactory, UserFactory
from tests.training.planning import booked, charity, opened, school


def state_of(booking) -> str:
    return Booking.objects.get(pk=booking.pk).state


def offered(event):
    """Two bookings: one that was offered the only place, and the next."""
    first, second, third = (booked(event, user) for user in UserFactory.create_batch(3))
    actions.cancel(booking=first, by=first.user)
    return second, third


@pytest.mark.django_db
def test_in_the_night_what_ran_out_goes_to_the_next():
    with as_if(now() + timedelta(hours=49)):
        nightly.lines(today())  # what the story itself has on offer
    second, third = offered(opened(capacity=1))
    booked(opened(), UserFactory())
    before = nightly.lines(today())

    with as_if(now() + timedelta(hours=49)):
        counts = [nightly.lines(today()) for _ in range(2)]

    assert before == 0
    assert counts == [2, 0]
    assert (state_of(second), state_of(third)) == ("cancelled", "offered")


@pytest.mark.django_db
def test_held_places_are_offered_to_everybody_from_their_day_on():
    event = opened(capacity=1, held=1)
    job = EmploymentFactory(organisation=school())
    waits = booked(event, job.user, job.organisation)
    before = state_of(waits)

    with as_if(now() + timedelta(days=20)):
        nightly.lines(today())

    assert (before, state_of(waits)) == ("waiting", "offered")


@pytest.mark.django_db
def test_an_offer_for_an_event_that_began_ends_and_nobody_is_offered_it():
    event = opened(capacity=1)
    second, third = offered(event)

    with as_if(now() + timedelta(days=31)):
        nightly.lines(today())
        left = Event.objects.with_a_line().filter(pk=event.pk).exists()

    assert (state_of(second), state_of(third)) == ("cancelled", "waiting")
    assert not left


@pytest.mark.django_db
def test_the_worker_is_asked_to_end_an_offer_when_its_time_is_over(
    settings, django_capture_on_commit_callbacks
):
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    event = opened(capacity=1)

    with django_capture_on_commit_callbacks(execute=True):
        second, _ = offered(event)

    asked = [
        one
        for one in places.move_line.get_backend().results
        if one.task.func.__name__ == "move_line"
    ]
    assert [one.args for one in asked] == [[event.pk]]
    assert asked[0].task.run_after == second.offers.get().expires_at


@pytest.mark.concurrency
def test_of_two_at_once_on_the_last_place_one_gets_it_and_the_other_waits(own_database):
    event = opened(capacity=1)
    users = UserFactory.create_batch(2)

    made = at_once(*(lambda user=user: booked(event, user) for user in users))

    assert sorted(one.state for one in made) == ["confirmed", "waiting"]


@pytest.mark.concurrency
def test_many_at_once_get_no_more_places_than_there_are_and_each_is_in_once(own_database):
    event, groups = opened(capacity=4, held=2), [charity(), school()]
    jobs = [EmploymentFactory(organisation=groups[n % 2]) for n in range(8)]

    made = at_once(
        *(lambda job=job: booked(event, job.user, job.organisation) for job in (*jobs, *jobs))
    )

    assert not [one for one in made if isinstance(one, Exception)]
    assert event.bookings.count() == len(jobs)
    assert event.bookings.with_place().count() == 4
    held = event.bookings.filter(pool="held")
    assert held.count() == held.voluntary().count() == 2


@pytest.mark.concurrency
def test_of_taking_and_ending_an_offer_at_once_one_holds_and_the_place_is_given_once(own_database):
    event = opened(capacity=1)
    second, third = offered(event)

    found = at_once(
        lambda: actions.take(booking=second, by=second.user),
        lambda: actions.let_go(booking=second, by=second.user),
        lambda: places.move_line.call(event.pk),
    )

    assert [
        one for one in found if isinstance(one, Exception) and not isinstance(one, Refused)
    ] == []
    assert event.bookings.with_place().count() == 1
    assert state_of(third) in ("waiting", "offered")
