"""On the day people sign in or are noted; afterwards their bookings say whether they came."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal.journal.models import Entry
from skills.training import actions
from skills.training.actions import Mark
from skills.training.models import Attendance
from skills.training.refusals import CannotChange, CannotPlan
from tests.factories import UserFactory, someone_with
from tests.training.attending import AWAY, CAME, at, note, with_people
from tests.training.planning import booked, coordinator, days_ahead, opened

pytestmark = pytest.mark.django_db

QUARTER = timedelta(minutes=15)
HOUR = timedelta(hours=1)


def test_somebody_signs_in_before_it_begins_and_is_on_time():
    user = UserFactory()
    event, (booking,) = with_people(user)

    with at(event.begins - QUARTER):
        there = actions.sign_in(event=event, by=user)

    assert (there.booking, there.came, there.late_minutes) == (booking, True, 0)
    assert there.signed_in_at == event.begins - QUARTER


def test_the_clock_says_how_late_somebody_is_and_a_second_time_changes_nothing():
    user = UserFactory()
    event, _ = with_people(user)

    with at(event.begins, QUARTER):
        actions.sign_in(event=event, by=user)
    with at(event.begins, HOUR):
        again = actions.sign_in(event=event, by=user)

    assert again.late_minutes == 15
    assert Attendance.objects.filter(booking__event=event).count() == 1


def test_somebody_who_was_noted_as_away_signs_in_after_all():
    user = UserFactory()
    event, (booking,) = with_people(user)
    with at(event.begins, QUARTER):
        note(event, {booking: AWAY})

    with at(event.begins, HOUR):
        there = actions.sign_in(event=event, by=user)

    assert (there.came, there.late_minutes) == (True, 60)


@pytest.mark.parametrize(
    ("when", "says"),
    [
        (-timedelta(days=2), "on the day"),
        (-timedelta(hours=2), "one hour before"),
        (timedelta(hours=6), "one hour before"),
    ],
)
def test_nobody_signs_in_at_another_time(when, says):
    user = UserFactory()
    event, _ = with_people(user)

    with at(event.begins, when), pytest.raises(CannotChange, match=says):
        actions.sign_in(event=event, by=user)


@pytest.mark.access
def test_nobody_signs_in_without_a_place():
    event, _ = with_people(UserFactory(), capacity=1)
    waits = UserFactory()
    booked(event, waits)

    for user in (waits, UserFactory(), coordinator()):
        with at(event.begins), pytest.raises(PermissionDenied):
            actions.sign_in(event=event, by=user)


def test_many_are_noted_at_once_and_only_what_is_new_is_written():
    event, (first, second) = with_people(*UserFactory.create_batch(2))
    with at(event.begins):
        note(event, {first: CAME, second: AWAY})
        entries = Entry.objects.count()

        noted = note(event, {first: CAME, second: Mark(came=True, late=20, early=10)})

    assert noted == 1
    assert Entry.objects.count() == entries + 1
    there = second.attendance.get()
    assert (there.came, there.late_minutes, there.early_minutes) == (True, 20, 10)


def test_the_time_that_somebody_signed_in_at_stays_unless_they_were_not_there():
    user = UserFactory()
    event, (booking,) = with_people(user)
    with at(event.begins):
        actions.sign_in(event=event, by=user)
        note(event, {booking: Mark(came=True, early=30)})

        assert booking.attendance.get().signed_in_at == event.begins

        note(event, {booking: AWAY})

    assert booking.attendance.get().signed_in_at is None


def test_a_day_that_has_not_begun_is_not_noted():
    event, (booking,) = with_people(UserFactory())

    with at(event.begins - QUARTER), pytest.raises(CannotChange, match="has begun"):
        note(event, {booking: CAME})


def test_a_draft_is_not_noted():
    event, (booking,) = with_people(UserFactory())
    type(event).objects.filter(pk=event.pk).update(opened_at=None)

    with at(event.begins), pytest.raises(CannotChange, match="has begun"):
        note(event, {booking: CAME})


@pytest.mark.parametrize("mark", [Mark(True, late=-1), Mark(True, early=-1), Mark(True, 300, 61)])
def test_nobody_is_late_for_longer_than_the_day(mark):
    event, (booking,) = with_people(UserFactory())

    with at(event.begins), pytest.raises(CannotChange, match="360 minutes"):
        note(event, {booking: mark})


def test_what_was_noted_stays_once_it_is_closed():
    event, (booking,) = with_people(UserFactory())
    with at(event.ends):
        note(event, {booking: CAME})
        actions.close_event(event=event, by=coordinator())

        with pytest.raises(CannotChange, match="closed"):
            note(event, {booking: AWAY})


@pytest.mark.access
@pytest.mark.parametrize("role", ["administrator", "service_manager", "workforce_lead"])
def test_nobody_but_the_training_team_notes_who_came(role):
    event, (booking,) = with_people(UserFactory())

    with at(event.begins), pytest.raises(PermissionDenied):
        note(event, {booking: CAME}, by=someone_with(role))


@pytest.mark.access
def test_a_coordinator_does_not_note_themselves():
    by = coordinator()
    event, (booking,) = with_people(by)

    with at(event.begins), pytest.raises(PermissionDenied):
        note(event, {booking: CAME}, by=by)


def test_the_days_stay_once_somebody_signed_in():
    user = UserFactory()
    event, _ = with_people(user)
    with at(event.begins):
        actions.sign_in(event=event, by=user)
        same = [(day.starts, day.ends) for day in event.days]

        actions.change_event(event=event, dates=same, trainer="Toni", by=coordinator())
        with pytest.raises(CannotPlan, match="signed in"):
            actions.change_event(event=event, dates=days_ahead(31), by=coordinator())

    event.refresh_from_db()
    assert event.trainer == "Toni"


def test_two_days_of_an_event_are_noted_each_by_itself():
    event = opened(dates=days_ahead(count=2))
    booking = booked(event, UserFactory())

    with at(event.ends):
        note(event, {booking: CAME}, day=0)
        note(event, {booking: AWAY}, day=1)

    assert list(booking.attendance.values_list("came", flat=True)) == [True, False]
