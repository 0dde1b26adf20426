"""Two clicks on one link, and a click while it is taken back."""

import pytest
from django.db import connection
from django.test import Client

from portal.journal.models import Entry
from portal.links.actions import withdraw
from tests.at_once import at_once
from tests.links.purpose import VERB, make_link

pytestmark = [pytest.mark.concurrency, pytest.mark.database]


@pytest.fixture
def link(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield make_link()
        connection.close()


def click(link):
    where = link.address.removeprefix("http://testserver")
    return Client().post(where, {"answer": "yes"}).status_code


def test_two_clicks_at_once_act_once(link):
    found = at_once(*[lambda: click(link)] * 2)

    assert sorted(found) == [302, 410]
    assert Entry.objects.filter(verb=VERB).count() == 1


def test_using_and_withdrawing_at_once_do_one_of_them(link):
    used, withdrawn = at_once(
        lambda: click(link), lambda: withdraw(purpose="tests_agree", object_id=1, by=None)
    )

    assert (used, withdrawn) in [(302, 0), (410, 1)]
