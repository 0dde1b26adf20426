"""The database that every test starts from, and the cast that acts in it."""

import os
import time

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, settings

from portal.people.models import User
from tests import branches
from tests.template_database import fresh_copy

settings.register_profile(
    "small",
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.register_profile("large", settings.get_profile("small"), max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "small"))

ROLES = (
    "practitioner",
    "supervisor",
    "practice-supervisor",
    "service-manager",
    "vcs-worker",
    "vcs-manager",
    "working-lead",
    "partner-coordinator",
    "training-coordinator",
    "workforce-lead",
    "editor",
    "auditor",
    "administrator",
)
# The same role in another team, or in another organisation: what one sees, the other must not.
TWINS = (
    "twin-practitioner",
    "twin-supervisor",
    "twin-practice-supervisor",
    "twin-vcs-worker",
    "twin-vcs-manager",
    "twin-partner-coordinator",
)
NOBODY = "nobody"


def pytest_sessionfinish():
    """`test.sh` asks which way each branch went."""
    if "BRANCHES" in os.environ:
        branches.save(os.environ.get("PYTEST_XDIST_WORKER", "main"))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, worker_id):
    """The demo story, as it was when the template was made."""
    with django_db_blocker.unblock(), fresh_copy(worker_id) as (name, _):
        usual = point_at(name)
        yield
        point_at(usual)


@pytest.fixture
def own_database(django_db_setup, django_db_blocker, worker_id):
    """A copy of its own, for a test that must commit: two people at once, each on a thread.

    It takes the place of pytest-django's `transactional_db`, whose flush the database refuses.
    """
    with django_db_blocker.unblock(), fresh_copy(f"{worker_id}_own") as (name, _):
        usual = point_at(name)
        yield
        point_at(usual)


def point_at(name):
    """Make Django's connection use another database, and tell which one it used before."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    return usual


@pytest.fixture(autouse=True)
def _fresh_limits(request):
    """A limit on sign-in that one test reached is not the next test's."""
    if "db" in request.fixturenames:
        request.getfixturevalue("db")
        cache.clear()


class Cast:
    """`cast["supervisor"]` is C. Supervisor; each is looked up once a test."""

    def __init__(self):
        self.found = {}

    def __getitem__(self, role):
        if role not in self.found:
            self.found[role] = User.objects.get(email=f"{role}@demo.example")
        return self.found[role]


@pytest.fixture
def cast(db):
    return Cast()


@pytest.fixture
def as_(cast):
    """`as_("supervisor")` is a browser in which the supervisor is signed in."""

    return lambda role: Client() if role == NOBODY else signed_in(cast[role])


def signed_in(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    just_asked(client)
    return client


def just_asked(client, seconds_ago=0):
    """As if the person had given their password so long ago."""
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time() - seconds_ago}
    ]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
