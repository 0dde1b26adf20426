"""What is planned already: by whom, for whom, and told once."""

from datetime import timedelta

import pytest

from portal.dates import now
from portal.notices.models import Notice
from supervision.sessions import actions
from supervision.sessions.models import Session
from tests.factories import SupervisionLineFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def at():
    return now() + timedelta(days=3)


def told(world, kind) -> int:
    return Notice.objects.filter(
        recipient=world.person, key__startswith=f"supervision.{kind}."
    ).count()


def test_two_supervisors_at_the_same_time_plan_two_sessions(world, at):
    other = UserFactory()
    SupervisionLineFactory(employment=world.employment, supervisor=other, kind="practice")

    mine, theirs = world.planned(starts_at=at), world.planned(starts_at=at, by=other)

    assert mine != theirs
    assert theirs.supervisor == other


def test_a_group_of_more_people_is_another_one(world, at):
    one, two = world.team
    few = world.planned(starts_at=at, kind="group", employments=[one])

    more = world.planned(starts_at=at, kind="group", employments=[one, two])
    again = world.planned(starts_at=at, kind="group", employments=[two, one])

    assert few != more
    assert again == more


def test_the_same_again_tells_nobody_twice_and_another_place_moves_it(world, at):
    session = world.planned(starts_at=at)
    before = told(world, "planned"), told(world, "moved")

    world.planned(starts_at=at)
    assert (told(world, "planned"), told(world, "moved")) == before
    moved = world.planned(starts_at=at, minutes=90, place="Room 2")

    assert moved == session
    assert (moved.minutes, moved.place, moved.sequence) == (90, "Room 2", 1)
    assert (told(world, "planned"), told(world, "moved")) == (before[0], before[1] + 1)


def test_a_series_planned_twice_is_there_once_and_told_once(world, at):
    asked = {"employments": [world.employment], "starts_at": at, "minutes": 60, "every_days": 28}
    first = actions.plan_series(times=3, by=world.supervisor, **asked)
    before = told(world, "planned")

    again = actions.plan_series(times=3, by=world.supervisor, **asked)

    assert again == first
    assert told(world, "planned") == before
    assert Session.objects.filter(series=first[0].series).count() == 3
