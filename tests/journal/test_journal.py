"""The journal says what happened, in ids alone, and nobody changes what it says."""

import pytest
from django.db import IntegrityError, connection, transaction

from portal.journal.actions import record
from portal.journal.models import Entry
from portal.locked import LockedRecord
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def entry():
    person = UserFactory()
    return record("person.seen", person, by=person, team=7)


def raw(statement, *values):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_entry_says_who_did_what_to_which_record():
    actor, person = UserFactory(), UserFactory()

    entry = record("person.seen", person, by=actor, team=7)

    assert (entry.actor, entry.verb) == (actor, "person.seen")
    assert (entry.kind, entry.object_id) == ("people.User", person.pk)
    assert entry.ids == {"team": 7}


def test_the_portal_itself_is_nobody():
    entry = record("person.seen", UserFactory(), by=None)

    assert entry.actor is None


@pytest.mark.parametrize("value", ["Ada Tester", 1.5, None, {"name": "Ada"}, ["Ada"]])
def test_anything_but_an_id_is_refused(value):
    count = Entry.objects.count()

    with pytest.raises(TypeError, match="ids only"):
        record("person.seen", UserFactory(), by=None, name=value)

    assert Entry.objects.count() == count


def test_an_entry_is_not_saved_again(entry):
    entry.verb = "person.hidden"

    with pytest.raises(LockedRecord):
        entry.save()


def test_an_entry_is_not_deleted(entry):
    with pytest.raises(LockedRecord):
        entry.delete()


def test_entries_are_not_updated_together(entry):
    with pytest.raises(LockedRecord):
        Entry.objects.filter(pk=entry.pk).update(verb="person.hidden")


def test_entries_are_not_deleted_together(entry):
    with pytest.raises(LockedRecord):
        Entry.objects.filter(pk=entry.pk).delete()


def test_the_database_refuses_an_update(entry):
    raw("UPDATE journal_entry SET verb = 'person.hidden' WHERE id = %s", entry.pk)


def test_the_database_refuses_a_delete(entry):
    raw("DELETE FROM journal_entry WHERE id = %s", entry.pk)


def test_the_database_refuses_a_bulk_update(entry):
    entry.verb = "person.hidden"

    with pytest.raises(LockedRecord):
        Entry.objects.bulk_update([entry], ["verb"])
