"""Whether the portal is alive, and whether it can serve: both for whoever watches it."""

import pytest
from django.db import connection
from django.test import Client

from portal.home.views import own as views


def test_alive_asks_no_database():
    answer = Client().get("/health/")

    assert (answer.status_code, answer.text) == (200, "alive\n")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.django_db
def test_ready_when_database_cache_and_queue_answer():
    answer = Client().get("/ready/")

    assert (answer.status_code, answer.text) == (200, "ready\n")


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["portal_cache", views.DBTaskResult._meta.db_table])
def test_not_ready_without_a_table(table):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO gone")

    answer = Client().get("/ready/")

    assert (answer.status_code, answer.text) == (503, "not ready\n")


@pytest.mark.parametrize("address", ["/health/", "/ready/"])
@pytest.mark.django_db
def test_neither_is_kept_by_a_cache(address):
    assert "no-store" in Client().get(address).headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/health/", "/ready/"])
@pytest.mark.django_db
def test_neither_takes_a_post(address):
    assert Client().post(address).status_code == 405
