"""Two files of people applied at the same moment."""

import pytest
from django.db import connection

from portal.dates import today
from portal.exchange.actions import check_people, say_columns, send_people
from portal.exchange.models import PeopleFile
from portal.exchange.people.carrying_out import apply_now
from portal.exchange.people.columns import guess
from portal.exchange.people.reading import read
from portal.people.models import User
from tests.at_once import at_once
from tests.factories import someone_with

from .people.files import csv_bytes, row
from .people.place import Place

pytestmark = pytest.mark.concurrency


@pytest.fixture
def world(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield
        connection.close()


def checked(place, by):
    table = read(csv_bytes(row()))
    sent = send_people(organisation=place.organisation, name="people.csv", table=table, by=by)
    if not sent.columns:
        sent = say_columns(people_file=sent, columns=guess(table.headers, {}), by=by)
    return check_people(people_file=sent, as_at=today(), absent_have_left=False, by=by)


def test_one_is_applied_and_the_other_is_shown_anew(world):
    place, by = Place(), someone_with("administrator")
    User.objects.filter(email="ada@new.example").update(email="other@new.example")
    files = [checked(place, by), checked(place, by)]
    both = PeopleFile.objects.filter(pk__in=[one.pk for one in files])
    both.update(state="applying")

    at_once(*(lambda pk=one.pk: apply_now(pk, by) for one in files))

    assert sorted(both.values_list("state", "trouble")) == [("applied", ""), ("checked", "changed")]
    assert User.objects.filter(email="ada@new.example").count() == 1
