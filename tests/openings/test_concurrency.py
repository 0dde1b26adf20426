"""Two clicks, or two people, at once, on a database of their own."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from portal.dates import today
from portal.notices.models import Notice
from portal.people.actions.openings import approve, refuse
from portal.people.models import Opening
from tests.at_once import at_once
from tests.openings.opening import asked, running
from tests.story import who

pytestmark = [pytest.mark.concurrency, pytest.mark.database]


@pytest.fixture
def open_database(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield
        connection.close()


def test_a_double_click_opens_and_tells_once(open_database):
    found = at_once(running, running)

    assert found[0] == found[1]
    assert Opening.objects.count() == 1
    assert Notice.objects.filter(key__startswith="people.opened.").count() == 2


def test_a_yes_and_a_no_at_once_give_one_answer(open_database):
    opening, lead = asked(), who("workforce-lead")
    tell_on = today() + timedelta(days=9)

    found = at_once(
        lambda: approve(opening=opening, tell_on=tell_on, by=lead),
        lambda: refuse(opening=opening, by=lead),
    )

    assert sorted(type(one) for one in found if type(one) is not Opening) == [PermissionDenied]
    opening.refresh_from_db()
    assert (opening.approved_by is None) != (opening.refused_by is None)
