from datetime import timedelta

import pytest

from portal.changes.actions import make
from portal.dates import today
from portal.people.models import Employment
from tests.factories import EmploymentFactory, PostFactory, someone_with
from tests.readiness.world import make_world


@pytest.fixture
def world(db):
    """A practitioner, their line manager, a practice supervisor and a gate to go for."""
    made = make_world()
    for user in (made.manager, made.qualified):
        PostFactory(
            employment=EmploymentFactory(user=user, organisation=made.team.organisation),
            team=made.team,
        )
    return made


@pytest.fixture
def administrator(db):
    return someone_with("administrator")


@pytest.fixture
def colleague(world):
    """Somebody who works in the same team."""
    return PostFactory(
        employment__organisation=world.team.organisation, team=world.team
    ).employment.user


@pytest.fixture
def done(administrator):
    """`done(asked)` makes the change as an administrator."""
    return lambda asked, **more: make(asked=asked, by=more.pop("by", administrator), **more)


def again(employment) -> Employment:
    return Employment.objects.get(pk=employment.pk)


def said(plan) -> str:
    return " ".join([step.words for step in plan.steps] + plan.refusals)


def in_days(count):
    return today() + timedelta(days=count)
