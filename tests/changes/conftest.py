from datetime import timedelta

import pytest
from django.test import Client

from portal.changes.actions import make
from portal.changes.asked import Move
from portal.dates import today
from portal.people.models import Employment
from tests.factories import (
    EmploymentFactory,
    JobRoleFactory,
    PostFactory,
    TeamFactory,
    someone_with,
)
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


@pytest.fixture
def team(world):
    return TeamFactory(organisation=world.team.organisation, name="The new team")


@pytest.fixture
def to_team(world, team):
    return Move(world.employment, today(), team, world.role)


@pytest.fixture
def to_role(world, team):
    return Move(world.employment, today(), team, JobRoleFactory(name="Another job"))


@pytest.fixture
def browse():
    def browser(person) -> Client:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return browser


@pytest.fixture
def clerk(browse, administrator):
    return browse(administrator)


def again(employment) -> Employment:
    return Employment.objects.get(pk=employment.pk)


def said(plan) -> str:
    return " ".join([step.words for step in plan.steps] + plan.refusals)


def in_days(count):
    return today() + timedelta(days=count)
