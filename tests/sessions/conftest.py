import pytest

from .world import World


@pytest.fixture
def world(cast) -> World:
    """The practitioner of the cast and who supervises them, with nothing between them yet."""
    return World.of(cast)
