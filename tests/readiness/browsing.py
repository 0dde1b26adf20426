"""A browser in which somebody is signed in, and what a page says."""

from django.test import Client

from tests.conftest import just_asked
from tests.readiness.world import SAID

TICKED = {"confirms": ["evidence", "watch"]}
FORM = SAID | TICKED


def browser(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    just_asked(client)
    return client


def words(response) -> str:
    """The page's text, on one line."""
    return " ".join(response.content.decode().split())
