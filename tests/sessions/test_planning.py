"""Planning, moving and calling off."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.dates import now
from portal.journal.models import Entry as JournalEntry
from portal.notices.models import Notice
from portal.plain.finding import digest_of, find
from supervision.sessions import actions
from supervision.sessions.refusals import (
    NothingSaid,
    NotPlanned,
    WrongPerson,
    WrongTime,
)

pytestmark = pytest.mark.django_db


def test_planning_the_same_twice_plans_it_once(world):
    at = now() + timedelta(days=3)

    first, second = world.planned(starts_at=at), world.planned(starts_at=at)

    assert first == second


def test_a_series_keeps_its_time_of_day_over_the_change_of_the_clocks(world):
    sessions = actions.plan_series(
        employments=[world.employment],
        starts_at=now() + timedelta(days=1),
        minutes=60,
        every_days=28,
        times=10,
        by=world.supervisor,
    )

    times = {timezone.localtime(one.starts_at).time() for one in sessions}
    assert len(sessions) == 10
    assert len(times) == 1
    assert len({one.series for one in sessions}) == 1
    keys = [f"supervision.planned.{one.pk}" for one in sessions]
    assert Notice.objects.filter(recipient=world.person, key__in=keys).count() == 1


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"minutes": 4}, WrongTime),
        ({"minutes": 481}, WrongTime),
        ({"days": 400}, WrongTime),
        ({"days": -40}, WrongTime),
        ({"kind": "short_note"}, WrongPerson),
        ({"kind": "sleepover"}, WrongPerson),
    ],
)
def test_a_session_that_can_not_be_is_refused(world, fields, refusal):
    with pytest.raises(refusal):
        world.planned(**fields)


@pytest.mark.parametrize("fields", [{"times": 1}, {"times": 53}, {"every_days": 0}])
def test_a_series_has_a_sensible_length(world, fields):
    fields = {"times": 3, "every_days": 28} | fields

    with pytest.raises(WrongTime):
        actions.plan_series(
            employments=[world.employment],
            starts_at=now(),
            minutes=60,
            by=world.supervisor,
            **fields,
        )


@pytest.mark.parametrize("who", ["practitioner", "twin-supervisor", "administrator"])
def test_only_who_supervises_somebody_plans_for_them(world, who):
    with pytest.raises(PermissionDenied):
        world.planned(by=world.cast[who])


def test_only_a_group_is_for_several(world):
    team = world.team

    with pytest.raises(WrongPerson):
        world.planned(employments=team)
    with pytest.raises(WrongPerson):
        actions.plan_series(
            employments=team,
            starts_at=now(),
            minutes=60,
            every_days=28,
            times=3,
            by=world.supervisor,
        )
    with pytest.raises(WrongPerson):
        actions.plan_series(
            employments=team,
            starts_at=now(),
            minutes=60,
            every_days=28,
            times=3,
            kind="after_incident",
            by=world.supervisor,
        )
    assert world.planned(employments=team, kind="group").attendees.count() == 2


def test_moving_tells_the_other_and_counts_for_calendars(world):
    session = world.planned(days=2)
    later = session.starts_at + timedelta(days=1)

    for _ in range(2):
        actions.move(
            session=session, starts_at=later, minutes=60, place="", link="", by=world.supervisor
        )

    session.refresh_from_db()
    assert (session.starts_at, session.sequence) == (later, 1)
    assert Notice.objects.filter(
        recipient=world.person, key=f"supervision.moved.{session.pk}.1"
    ).exists()


def test_what_was_held_is_not_moved(world):
    session = world.held()

    with pytest.raises(NotPlanned):
        actions.move(
            session=session, starts_at=now(), minutes=30, place="", link="", by=world.supervisor
        )


def test_a_session_to_come_is_not_held_yet(world):
    with pytest.raises(WrongTime):
        world.held(days=1)


def test_a_session_that_was_called_off_is_not_held(world):
    session = world.planned(days=-1)
    actions.call_off(
        session=session, state="missed", gap="service", why="No cover.", by=world.supervisor
    )

    with pytest.raises(NotPlanned):
        actions.hold(session=session, by=world.supervisor)


def test_the_practitioner_can_cancel_and_the_other_is_told(world):
    session = world.planned(days=2)

    for _ in range(2):
        actions.call_off(
            session=session, state="cancelled", gap="nobody", why="A court day.", by=world.person
        )

    assert Notice.objects.filter(
        recipient=world.supervisor, key=f"supervision.cancelled.{session.pk}"
    ).exists()
    session.refresh_from_db()
    assert session.was_called_off


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"state": "missed"}, WrongTime),
        ({"state": "held"}, NothingSaid),
        ({"gap": "theirs"}, NothingSaid),
        ({"why": " "}, NothingSaid),
    ],
)
def test_calling_off_says_what_whose_and_why(world, fields, refusal):
    session = world.planned(days=2)
    fields = {"state": "cancelled", "gap": "service", "why": "No room."} | fields

    with pytest.raises(refusal):
        actions.call_off(session=session, by=world.supervisor, **fields)


def test_what_was_called_off_stays_so(world):
    session = world.planned(days=2)
    said = {"session": session, "state": "cancelled", "by": world.supervisor}
    actions.call_off(gap="service", why="No room.", **said)

    with pytest.raises(NotPlanned):
        actions.call_off(gap="practitioner", why="Forgot.", **said)


def test_words_that_may_point_to_a_family_are_declared_when_they_do_not(world):

    session = world.planned(days=2)
    why = "The room is at M1 1AE."
    declared = {digest_of(find(why))}

    actions.call_off(
        session=session,
        state="cancelled",
        gap="service",
        why=why,
        declared=declared,
        by=world.supervisor,
    )

    assert JournalEntry.objects.filter(verb="words.declared", object_id=session.pk).exists()
