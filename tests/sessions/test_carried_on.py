"""What was not talked about comes along to the next session."""

from datetime import timedelta

import pytest

from portal.dates import as_if, now, today
from supervision.sessions import actions
from supervision.sessions.models import AgendaPoint
from tests.factories import SupervisionLineFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_what_was_not_talked_about_comes_along_to_the_next(world):
    first = world.planned()
    actions.add_point(session=first, text="My leave.", by=world.person)
    done = actions.add_point(session=first, text="The new form.", by=world.supervisor)
    actions.hold(session=first, by=world.supervisor)
    actions.tick_point(point=done, talked_about=True, by=world.person)
    world.write(first)
    actions.share(session=first, by=world.supervisor)

    with as_if(now() + timedelta(days=1)):
        second = world.held()

    assert [point.text for point in second.points.all()] == ["My leave."]
    assert AgendaPoint.objects.filter(carried_from__isnull=False).count() == 1


def with_a_point(world, text, *, by=None, days):
    """A session that is being written, with a point that was not talked about."""
    by = by or world.supervisor
    with as_if(now() - timedelta(days=days)):
        session = world.planned(by=by)
        actions.add_point(session=session, text=text, by=world.person)
        actions.hold(session=session, by=by)
        world.write(session, by=by)
    return session


def test_neither_a_short_note_nor_who_covered_stops_what_comes_along(world):
    other = UserFactory()
    SupervisionLineFactory(
        employment=world.employment,
        supervisor=other,
        kind="practice",
        starts=today() - timedelta(days=30),
    )
    mine = with_a_point(world, "My leave.", days=3)
    theirs = with_a_point(world, "With them.", by=other, days=2)
    actions.share(session=mine, by=world.supervisor)
    actions.share(session=theirs, by=other)
    note = actions.note_short(employment=world.employment, by=world.supervisor)
    world.write(note)
    actions.share(session=note, by=world.supervisor)

    session = world.held(starts_at=now() + timedelta(minutes=5))

    assert [point.text for point in session.points.all()] == ["My leave."]


def test_what_is_still_being_written_comes_along_the_time_after(world):
    first = with_a_point(world, "My leave.", days=2)

    session = world.held()
    actions.share(session=first, by=world.supervisor)
    later = world.held(starts_at=now() + timedelta(minutes=5))

    assert not session.points.exists()
    assert [point.text for point in later.points.all()] == ["My leave."]
