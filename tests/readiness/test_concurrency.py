"""Two people at once, on a database of their own."""

import pytest
from django.db import connection

from supervision.readiness.actions import Closed, open_application, sign_first, sign_second
from supervision.readiness.models import Application, Authorisation, Decision
from tests.at_once import at_once
from tests.readiness.world import SAID, make_world, practice_supervisor

pytestmark = [pytest.mark.concurrency, pytest.mark.database]


@pytest.fixture
def world(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield make_world()
        connection.close()


def test_two_second_signers_at_once_make_one_decision(world):
    application = world.open()
    sign_first(application=application, by=world.manager, **SAID)
    other = practice_supervisor(world.team)

    found = at_once(
        lambda: sign_second(application=application, by=world.qualified, **SAID),
        lambda: sign_second(application=application, by=other, **SAID),
    )

    assert {type(one) for one in found} == {Decision, Closed}
    assert Decision.objects.filter(application=application).count() == 1
    assert Authorisation.objects.filter(employment=world.employment).count() == 1


def test_a_double_click_signs_once(world):
    application = world.open()

    found = at_once(*[lambda: sign_first(application=application, by=world.manager, **SAID)] * 2)

    assert found[0] == found[1]
    assert found[0].application_id == application.pk


def test_two_who_open_at_once_open_one_application(world):
    version = world.gate()

    found = at_once(
        lambda: open_application(
            employment=world.employment, gate_version=version, by=world.person
        ),
        lambda: open_application(
            employment=world.employment, gate_version=version, by=world.manager
        ),
    )

    assert found[0] == found[1]
    assert Application.objects.filter(employment=world.employment).count() == 1
