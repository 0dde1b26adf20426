import pytest

from supervision.readiness.actions import sign_first, sign_second
from supervision.readiness.evaluation import evaluate
from tests.readiness.world import SAID, make_world


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def application(world):
    return world.open()


@pytest.fixture
def recommended(world, application):
    sign_first(application=application, by=world.manager, **SAID)
    application.refresh_from_db()
    return application


@pytest.fixture
def held(world, recommended):
    sign_second(application=recommended, by=world.qualified, **SAID)
    return recommended.decision.authorisation


@pytest.fixture
def look(world):
    """`look(kind, **params)` evaluates a gate of that one criterion today."""

    def _look(kind, **params):
        version = world.gate((kind, params))
        return evaluate(world.employment, version).results[0]

    return _look
