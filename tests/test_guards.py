"""What the code says that the database refuses, the database does refuse."""

import pytest
from django.db import IntegrityError, connection

from portal import guards

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def triggers():
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall() if name.startswith("guard_")}


def declared():
    # PostgreSQL keeps the first 63 letters of a name.
    longest = 63 if connection.vendor == "postgresql" else 1000
    return {
        guard.trigger(event)[:longest]
        for guard in guards.all_guards()
        for event in guard.events_on(connection.vendor)
    }


def test_every_guard_declared_is_in_the_database_and_no_other():
    assert triggers() == declared()


def test_no_two_guards_share_a_name():
    names = [guard.trigger(event) for guard in guards.all_guards() for event in guard.events]

    assert len({name[:63] for name in names}) == len(names)


def test_guards_taken_off_are_put_on_again():
    guards.take_off()
    without = triggers()

    guards.put_on()

    assert without == set()
    assert triggers() == declared()


def test_a_guard_waits_for_a_table_that_is_not_there_yet():
    later = guards.append_only("not_there_yet")
    guards.declare(later)

    try:
        guards.put_on()
    finally:
        guards.all_guards().remove(later)

    assert triggers() == declared()


def test_a_guard_is_declared_once():
    first = guards.all_guards()[0]
    count = len(guards.all_guards())

    guards.declare(first)

    assert len(guards.all_guards()) == count


@pytest.mark.parametrize("table", ["journal_entry", "readiness_evaluation", "assessments_review"])
def test_no_way_round_a_locked_table_is_open(table):
    if connection.vendor == "postgresql":
        way_round = f"TRUNCATE {table} CASCADE"
    else:
        way_round = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"

    with pytest.raises(IntegrityError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(way_round)
