"""Two files of past records applied at the same moment."""

import pytest
from django.db import connection

from portal.exchange.training.carrying_out import apply_now
from skills.training.models import Completion, PastFile
from tests.at_once import at_once
from tests.factories import CourseFactory, UserFactory
from tests.training.planning import coordinator

from .past import row, sent

pytestmark = pytest.mark.concurrency


@pytest.fixture
def world(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield
        connection.close()


def test_one_is_applied_and_the_other_is_shown_anew(world):
    user, course, by = UserFactory(), CourseFactory(), coordinator()
    files = [sent(row(user, course), by=by) for _ in range(2)]
    both = PastFile.objects.filter(pk__in=[one.pk for one in files])
    both.update(state="applying")

    at_once(*(lambda pk=one.pk: apply_now(pk, by) for one in files))

    assert sorted(both.values_list("state", "trouble")) == [("applied", ""), ("checked", "changed")]
    assert Completion.objects.filter(user=user).count() == 1
