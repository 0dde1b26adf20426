"""Every address, as everybody: who gets what, and that no address is forgotten."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from portal import urls
from portal.people.models import User
from portal.people.sessions import SEEN
from tests.access import ANY_METHOD, PUBLIC, TABLE
from tests.access.row import ANYONE
from tests.conftest import NOBODY, just_asked

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


@pytest.fixture(scope="module")
def signed_in(django_db_setup, django_db_blocker):
    """The key of a session for each of the cast, signed in once for all rows: that is most of what
    a row would cost. They were seen, and asked who they are, at a time still to come."""
    with django_db_blocker.unblock():
        keys = {role: key_of(role) for role in ANYONE if role != NOBODY}
        yield keys
        Session.objects.filter(pk__in=keys.values()).delete()


def key_of(role):
    client = Client()
    client.force_login(User.objects.get(email=f"{role}@demo.example"))
    just_asked(client, -24 * 60 * 60)
    session = client.session
    session[SEEN] = (timezone.now() + timedelta(days=1)).isoformat()
    session.save()
    return session.session_key


@pytest.fixture(scope="module")
def handler():
    """One for all that is asked here: to load what it is made of takes as long as a small page."""
    return ClientHandler(enforce_csrf_checks=False)


@pytest.fixture
def browser_of(db, signed_in, handler, monkeypatch):
    """`browser_of("supervisor")` is a browser in which the supervisor is signed in. It draws no
    page to say that something isn't there: `test_errors` looks at that, as everybody."""
    monkeypatch.setattr(urls, "handler404", lambda request, exception: HttpResponse(status=404))

    def browser(role):
        client = Client()
        client.handler = handler
        if role != NOBODY:
            client.cookies[settings.SESSION_COOKIE_NAME] = signed_in[role]
        return client

    return browser


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
        answer = client.get(where) if row.post is None else client.post(where, row.posted())
        transaction.set_rollback(True)
    if answer.streaming:  # a file, which is closed at its end
        list(answer)
    to_sign_in = answer.status_code == 302 and answer.url.startswith("/accounts/login/?next=")
    return "to sign in" if to_sign_in else answer.status_code


def who_is_asked(row):
    """Everybody; of what is everybody's, a few. On PostgreSQL, those for whom its queries find
    something, their twins, for whom the same queries find nothing, and who sees the most: what is
    decided before a query, or after it, has been asked of everybody on SQLite."""
    if {*row.ok} == {*ANYONE}:
        return (NOBODY, "practitioner", "vcs-worker", "editor", "workforce-lead")
    if connection.vendor == "sqlite":
        return ANYONE
    named = {*row.ok, *row.no, *row.also}
    twins = {f"twin-{role}" for role in named} | {role.removeprefix("twin-") for role in named}
    return [role for role in ANYONE if role in named | twins | {"auditor"}]


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_each_of_the_cast_gets_what_is_theirs_and_nothing_else(row, browser_of):
    where = address(row)
    asked = who_is_asked(row)

    got = {role: what_came(browser_of(role), row, where) for role in asked}

    assert got == {role: row.expected(role) for role in asked}


def test_every_address_is_in_the_table():
    there = set(routes(get_resolver().url_patterns))

    in_table = {row.route for row in TABLE}

    assert in_table == there


def with_one_method():
    """The rows of addresses that are only read, or only sent to; each with who gets something."""
    ways = {}
    for row in TABLE:
        ways.setdefault(row.route, set()).add(row.post is None)
    lone = [row for row in TABLE if row.ok and row.then != 404 and len(ways[row.route]) == 1]
    return [row for row in lone if row.route not in ANY_METHOD]


@pytest.mark.parametrize("row", with_one_method(), ids=str)
def test_an_address_takes_no_method_that_is_not_in_the_table(row, as_):
    client, where = as_(row.ok[0]), address(row)

    answer = client.post(where) if row.post is None else client.get(where)

    assert answer.status_code == 405


def test_only_the_listed_addresses_open_without_signing_in():
    opened = {row.route for row in TABLE if row.expected(NOBODY) != "to sign in"}

    assert opened == PUBLIC
