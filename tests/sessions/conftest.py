import pytest

from supervision.sessions import actions

from .overseeing import qualified
from .world import World


@pytest.fixture
def world(cast) -> World:
    """The practitioner of the cast and who supervises them, with nothing between them yet."""
    return World.of(cast)


@pytest.fixture
def overseer():
    """A social worker whose registration is in date."""
    return qualified()


@pytest.fixture
def set_(world, overseer):
    """Set who oversees the practitioner’s work."""

    def make(**fields):
        fields = {
            "employment": world.employment,
            "overseer": overseer,
            "every_days": 28,
            "by": world.cast["practice-supervisor"],
        } | fields
        return actions.set_oversight(**fields)

    return make
