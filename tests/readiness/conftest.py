import pytest

from tests.readiness.world import make_world


@pytest.fixture
def world(db):
    return make_world()
