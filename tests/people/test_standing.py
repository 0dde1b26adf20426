"""What each page asks of whoever looks at it is put together once, and told as Django tells it."""

from datetime import timedelta

import pytest

from portal.dates import as_if, now
from portal.people.models import KeptPost, User
from portal.people.models.standing import question, standing_of
from tests.conftest import ROLES, TWINS
from tests.factories import UserFactory

pytestmark = pytest.mark.database


@pytest.mark.parametrize("later", [timedelta(0), timedelta(days=400), timedelta(days=-400)])
def test_it_is_what_django_tells_of_each_of_the_cast_on_any_day(db, later):
    emails = [f"{role}@demo.example" for role in (*ROLES, *TWINS)]
    people = list(User.objects.filter(email__in=emails))
    KeptPost.objects.create(user=people[0], path="/my/", fields={}, kept_at=now() + later)

    with as_if(now() + later):
        for person in [*people, UserFactory()]:
            told = question(person).get()
            assert standing_of(person) == told | {"rates": bool(told["rates"])}


def test_it_is_put_together_once(db, django_assert_num_queries, cast):
    standing_of(cast["supervisor"])
    practitioner = cast["practitioner"]

    with django_assert_num_queries(1):
        found = standing_of(practitioner)

    assert found["job"]
