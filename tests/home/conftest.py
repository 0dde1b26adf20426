import html
import re

import pytest
from django.test import Client

from portal.people.models import User


class Page:
    """`/my/` as somebody of the story reads it, without its markup."""

    def __init__(self, answer):
        self.context = answer.context
        main = answer.text.partition("<main")[2].partition("</main>")[0]
        self.html = main
        self.words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())

    def __contains__(self, words):
        return words in self.words

    @property
    def titles(self):
        """What waits, in the order of the page."""
        todo = self.context["todo"]
        first = [todo.next] if todo.next else []
        return [task.title for task in [*first, *(t for g in todo.groups for t in g.tasks)]]

    @property
    def next(self):
        return self.context["todo"].next


@pytest.fixture
def who(db):
    """`who("kofi.antwi")` is somebody of the story."""
    return lambda key: User.objects.get(email=f"{key}@demo.example")


@pytest.fixture
def my(who):
    """`my("kofi.antwi")` is what he reads."""

    def read(key):
        client = Client()
        client.force_login(who(key), backend="django.contrib.auth.backends.ModelBackend")
        answer = client.get("/my/")
        assert answer.status_code == 200
        return Page(answer)

    return read
