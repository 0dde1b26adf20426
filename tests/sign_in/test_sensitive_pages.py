"""The pages on which somebody gives their word ask again who is there."""

import pytest
from django.urls import reverse

from tests import story
from tests.conftest import just_asked

SENSITIVE = [("readiness:sign", story.opened, "supervisor")]


def named(value):
    """A function by its name: how it prints differs from one process to the next."""
    return getattr(value, "__name__", value)


@pytest.mark.access
@pytest.mark.parametrize(("route", "of", "role"), SENSITIVE, ids=named)
def test_after_fifteen_minutes_it_asks_who_is_there(as_, route, of, role):
    client = as_(role)
    just_asked(client, 16 * 60)

    answer = client.post(reverse(route, kwargs=of()), {})

    assert answer.url == "/accounts/reauthenticate/"
