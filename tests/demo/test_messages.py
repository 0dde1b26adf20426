"""In a demo nothing is sent: a page shows what would have been."""

import pytest
from django.core import mail
from django.http import Http404
from django.test import Client, RequestFactory

from portal.dates import now
from portal.demo import views
from portal.demo.models import Letter
from portal.demo.past import NEWS, lay_to_rest
from portal.environment import mailer
from portal.notices.actions import tell
from portal.notices.models import Notice
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(settings, monkeypatch):
    """What leaves by the mailer of a demo, even where a server is named."""
    monkeypatch.setenv("MAIL_HOST", "mail.council.example")
    settings.MAILERS = {"default": mailer(demo=True)}
    Letter.objects.all().delete()


def page():
    return Client().get("/demo/messages/").content.decode()


def test_what_would_have_been_sent_is_shown_and_nothing_is(
    kept, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        tell(
            to=UserFactory(email="ana@demo.example"),
            key="a",
            title="Read your <review>",
            why="It is there.",
            url="/my/",
        )

    shown = page()
    assert mail.outbox == []
    assert "Read your &lt;review&gt;" in shown
    assert "To ana@demo.example." in shown
    assert 'href="http://testserver/my/"' in shown


def test_an_empty_page_says_what_to_do(kept):
    assert "Nothing yet. Do something that somebody is told of" in page()


def test_the_newest_come_first_and_many_are_parted_into_pages(kept):
    Letter.objects.bulk_create(
        Letter(to="a@demo.example", subject=f"Letter {n}", text="Words.", at=now())
        for n in range(70)
    )

    shown = page()

    assert shown.index("Letter 69") < shown.index("Letter 68")
    assert "Page 1 of 3" in shown


def test_every_page_of_a_demo_leads_there():
    assert 'href="/demo/messages/"' in Client().get("/framework/").content.decode()


def test_outside_a_demo_there_is_no_such_page(settings):
    settings.DEMO = False

    with pytest.raises(Http404):
        views.messages(RequestFactory().get("/demo/messages/"))


def test_a_real_installation_sends_by_the_server_that_is_named(monkeypatch):
    monkeypatch.setenv("MAIL_HOST", "mail.council.example")

    chosen = mailer(demo=False)

    assert chosen["BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert chosen["OPTIONS"]["host"] == "mail.council.example"
    assert chosen["OPTIONS"]["timeout"] < 60


def test_without_a_server_messages_are_printed(monkeypatch):
    monkeypatch.setenv("MAIL_HOST", "")

    assert mailer(demo=False)["BACKEND"] == "django.core.mail.backends.console.EmailBackend"


def test_what_the_story_told_long_ago_counts_as_sent_then_and_as_read():
    Notice.objects.all().delete()
    old, new = (tell(to=UserFactory(), key="a", title="A task", why="Because.") for _ in range(2))
    Notice.objects.filter(pk=old.pk).update(made_at=now() - NEWS * 2)

    count = lay_to_rest()

    old.refresh_from_db()
    new.refresh_from_db()
    assert count == 1
    assert old.sent_at == old.read_at == old.made_at
    assert new.sent_at is new.read_at is None
