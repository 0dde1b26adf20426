"""A closed event: who came has finished, and who missed it may be asked to pay."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.dates import months_after, now, today
from portal.notices.models import Notice
from skills.training import actions
from skills.training.actions import Mark
from skills.training.models import AccessPolicy, Booking, Completion, Evaluation
from skills.training.refusals import CannotChange, NothingSaid
from skills.training.rules import expiry_of
from skills.training.terms import money
from tests.factories import CourseFactory, UserFactory, someone_with
from tests.training.attending import AWAY, CAME, at, closed, note, with_people
from tests.training.planning import booked, charity, coordinator, days_ahead, opened, school

pytestmark = pytest.mark.django_db


def asks(**facts):
    """A policy that asks for money from those who miss a day."""
    usual = {"starts": today(), "words": "All are welcome.", "free_sectors": []}
    usual |= {"missed_half_day_pence": 1000, "missed_full_day_pence": 2550}
    return AccessPolicy.objects.create(**usual | facts)


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        (CAME, "attended"),
        (Mark(came=True, late=20, early=16), "attended"),
        (Mark(came=True, late=20, early=17), "partly"),
        (AWAY, "missed"),
    ],
)
def test_a_booking_says_how_much_of_it_somebody_was_there_for(mark, state):
    event, (booking,) = with_people(UserFactory())

    closed(event, {booking: mark})

    booking.refresh_from_db()
    assert booking.state == state
    assert Completion.objects.filter(booking=booking).exists() == (state == "attended")
    assert bool(actions.finish(booking=booking, by=None)) == (state == "attended")


def test_one_day_of_two_is_a_part():
    event = opened(dates=days_ahead(count=2))
    booking = booked(event, UserFactory())
    with at(event.ends):
        note(event, {booking: CAME}, day=0)
        note(event, {booking: AWAY}, day=1)

        actions.close_event(event=event, by=coordinator())

    booking.refresh_from_db()
    assert booking.state == "partly"


def test_who_came_has_finished_on_the_last_day_and_is_told():
    course = CourseFactory(refresh_months=12)
    user = UserFactory()
    event, (booking,) = with_people(user, course=course, dates=days_ahead(count=2))

    closed(event, {booking: CAME})

    done = Completion.objects.get(booking=booking)
    last = timezone.localdate(event.ends)
    assert (done.user, done.source, done.completed_on) == (user, "attended", last)
    assert done.expires_on == months_after(last, 12)
    assert len(done.code) == 8
    told = Notice.objects.get(key=f"training.finished.{done.pk}")
    assert told.recipient == user


def test_a_course_without_a_certificate_has_no_code():
    event, (booking,) = with_people(UserFactory(), course=CourseFactory(certificate=False))

    closed(event, {booking: CAME})

    assert Completion.objects.get(booking=booking).code is None


def test_where_an_evaluation_is_asked_it_is_finished_with_it():
    user = UserFactory()
    event, (booking,) = with_people(user, course=CourseFactory(needs_evaluation=True))
    closed(event, {booking: CAME})
    booking.refresh_from_db()
    assert not Completion.objects.filter(booking=booking).exists()
    Evaluation.objects.create(
        booking=booking, kind="on_the_day", asked_of=user, due_on=today(), answered_at=now(), sure=3
    )

    done = actions.finish(booking=booking, by=None)

    assert done.booking == booking


def test_closing_again_changes_nothing():
    event, (booking,) = with_people(UserFactory())
    closed(event, {booking: CAME})

    with at(event.ends):
        assert actions.close_event(event=event, by=coordinator()) == []


def test_it_is_not_closed_before_it_is_over():
    event, _ = with_people(UserFactory())

    with at(event.begins), pytest.raises(CannotChange, match="last day"):
        actions.close_event(event=event, by=coordinator())


def test_it_is_not_closed_before_everybody_is_noted_for_each_day():
    event = opened(dates=days_ahead(count=2))
    booking = booked(event, UserFactory())

    with at(event.ends):
        note(event, {booking: CAME}, day=0)
        with pytest.raises(CannotChange, match="each day"):
            actions.close_event(event=event, by=coordinator())


@pytest.mark.access
def test_nobody_but_the_training_team_closes_it():
    event, _ = with_people()

    with at(event.ends), pytest.raises(PermissionDenied):
        actions.close_event(event=event, by=someone_with("workforce_lead"))


@pytest.mark.parametrize(("mark", "state"), [(AWAY, "cancelled"), (CAME, "attended")])
def test_who_was_never_told_that_they_could_come_has_missed_nothing(mark, state):
    event, (booking,) = with_people(UserFactory())
    Booking.objects.filter(pk=booking.pk).update(state="requested", approver=UserFactory())

    closed(event, {booking: mark})

    booking.refresh_from_db()
    assert booking.state == state


@pytest.mark.parametrize(
    ("hours", "organisation", "pence"),
    [
        (6, school, 2550),
        (4, school, 1000),
        (6, lambda: None, 2550),
        (6, lambda: charity(small_income=True), 0),
    ],
)
def test_who_misses_it_is_asked_for_what_the_policy_says(hours, organisation, pence):
    asks()
    course = CourseFactory(hours=hours)
    event, (booking,) = with_people(UserFactory(), organisation=organisation(), course=course)

    closed(event, {booking: AWAY})

    booking.refresh_from_db()
    assert booking.owes_pence == pence
    told = Notice.objects.get(key=f"training.missed.{booking.pk}")
    assert ("pay" in told.why) == bool(pence)


def test_what_is_asked_can_be_waived_for_a_reason():
    asks()
    event, (booking,) = with_people(UserFactory())
    closed(event, {booking: AWAY})
    by = coordinator()

    with pytest.raises(NothingSaid):
        actions.waive(booking=booking, why=" ", by=by)
    waived = actions.waive(booking=booking, why="Their bus did not come.", by=by)
    again = actions.waive(booking=booking, why="Another.", by=by)

    assert (waived.owes_pence, waived.charge_pence, waived.waived_by) == (0, 2550, by)
    assert again.waived_why == "Their bus did not come."


def test_there_is_nothing_to_waive_where_nothing_is_asked():
    _, (booking,) = with_people(UserFactory())

    with pytest.raises(CannotChange, match="Nothing is asked"):
        actions.waive(booking=booking, why="Kind", by=coordinator())


@pytest.mark.access
def test_only_the_training_team_waives_and_never_for_themselves():
    by = coordinator()
    _, (booking,) = with_people(by)

    for person in (by, someone_with("workforce_lead")):
        with pytest.raises(PermissionDenied):
            actions.waive(booking=booking, why="Kind", by=person)


@pytest.mark.parametrize(("pence", "words"), [(2000, "£20"), (1250, "£12.50"), (5, "£0.05")])
def test_money_is_said_in_money(pence, words):
    assert money(pence) == words


DONE = date(2026, 5, 10)


@pytest.mark.parametrize(
    ("facts", "last", "expires"),
    [
        ({"refresh_months": 12}, None, date(2027, 5, 10)),
        ({"refresh_months": None}, None, None),
        # Counted from the day it would have run out, within the days for renewal.
        ({"expiry": "from_last_expiry"}, None, date(2027, 5, 10)),
        ({"expiry": "from_last_expiry"}, date(2026, 7, 9), date(2027, 7, 9)),
        ({"expiry": "from_last_expiry"}, date(2026, 7, 10), date(2027, 5, 10)),
        ({"expiry": "from_last_expiry"}, date(2026, 5, 10), date(2027, 5, 10)),
        ({"expiry": "from_last_expiry"}, date(2026, 5, 9), date(2027, 5, 10)),
        ({"refresh_months": 12}, date(2026, 7, 1), date(2027, 5, 10)),
        # On a day of the year, the next one that is further away than the days for renewal.
        ({"expiry": "fixed_day", "ends_month": 8, "ends_day": 31}, None, date(2026, 8, 31)),
        ({"expiry": "fixed_day", "ends_month": 7, "ends_day": 9}, None, date(2027, 7, 9)),
        ({"expiry": "fixed_day", "ends_month": 2, "ends_day": 31}, None, date(2027, 2, 28)),
        (
            {"expiry": "fixed_day", "ends_month": 8, "ends_day": 31, "refresh_months": 36},
            None,
            date(2028, 8, 31),
        ),
    ],
)
def test_how_long_it_counts_is_as_the_course_says(facts, last, expires):
    course = CourseFactory.build(**{"refresh_months": 12, "renewal_days": 60} | facts)

    assert expiry_of(course, DONE, last) == expires


def test_done_again_in_time_it_counts_from_the_day_it_would_have_run_out():
    course = CourseFactory(refresh_months=12, expiry="from_last_expiry")
    user, by = UserFactory(), coordinator()
    first = today() - timedelta(days=335)
    actions.record_completion(user=user, course=course, completed_on=first, by=by)

    again = actions.record_completion(user=user, course=course, completed_on=today(), by=by)

    assert again.expires_on == months_after(months_after(first, 12), 12)
