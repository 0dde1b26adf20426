"""The pages on which somebody gives their word ask again who is there."""

import pytest
from django.urls import reverse

from tests import story
from tests.conftest import just_asked

SENSITIVE = [("readiness:sign", story.opened, "supervisor")]


@pytest.mark.access
@pytest.mark.parametrize(("route", "of", "role"), SENSITIVE, ids=str)
def test_after_fifteen_minutes_it_asks_who_is_there(as_, route, of, role):
    client = as_(role)
    just_asked(client, 16 * 60)

    answer = client.post(reverse(route, kwargs=of()), {})

    assert answer.url == "/accounts/reauthenticate/"
