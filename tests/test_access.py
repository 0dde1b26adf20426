"""Every address, as everybody: who gets what, and that no address is forgotten."""

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from tests.access import PUBLIC, TABLE
from tests.access.row import ANYONE
from tests.conftest import NOBODY

pytestmark = pytest.mark.access


def routes(patterns, namespace="", path="/"):
    """The name of every address, or its path where it has none. Of the CMS only its door."""
    for pattern in patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}" if pattern.name else here
        elif here == "/cms/":
            yield here
        else:
            inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern.url_patterns, inside, here)


def address(row):
    if row.route.startswith("/"):
        return row.route
    opened = row.of()
    if isinstance(opened, list):
        return reverse(row.route, args=opened)
    return reverse(row.route, kwargs=opened)


def what_came(client, row, where):
    """The status, with what a post changed taken back."""
    with transaction.atomic():
        answer = client.get(where) if row.post is None else client.post(where, row.post)
        transaction.set_rollback(True)
    if answer.streaming:  # a file, which is closed at its end
        list(answer)
    to_sign_in = answer.status_code == 302 and answer.url.startswith("/accounts/login/?next=")
    return "to sign in" if to_sign_in else answer.status_code


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_each_of_the_cast_gets_what_is_theirs_and_nothing_else(row, as_):
    where = address(row)

    got = {role: what_came(as_(role), row, where) for role in ANYONE}

    assert got == {role: row.expected(role) for role in ANYONE}


def test_every_address_is_in_the_table():
    there = set(routes(get_resolver().url_patterns))

    in_table = {row.route for row in TABLE}

    assert in_table == there


def test_only_the_listed_addresses_open_without_signing_in():
    opened = {row.route for row in TABLE if row.expected(NOBODY) != "to sign in"}

    assert opened == PUBLIC
