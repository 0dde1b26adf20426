"""Who is told that a page waits, is published or comes back: by our own messages alone."""

import pytest
from django.core import mail

from content.models import GuidancePage
from portal.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(as_):
    """An editor has changed a page and sent it to be published."""
    Notice.objects.all().delete()
    page = GuidancePage.objects.first()
    page.title = "Another title"
    page.save_revision()
    page.get_workflow().start(page, as_.who("editor"))
    return page


@pytest.fixture
def as_(as_, cast):
    as_.who = cast.__getitem__
    return as_


def told():
    return [(notice.recipient.email, notice.title) for notice in Notice.objects.all()]


def decide(page, by, how):
    state = page.current_workflow_state.current_task_state.specific
    getattr(state, how)(user=by)


def test_a_page_that_is_sent_is_told_to_those_who_publish(sent):
    assert told() == [("workforce-lead@demo.example", "Read a page and publish it")]
    assert Notice.objects.get().url == f"/cms/pages/{sent.pk}/edit/"


def test_the_editor_is_told_that_it_is_published(sent, as_):
    decide(sent, as_.who("workforce-lead"), "approve")

    assert told()[0] == ("editor@demo.example", "Your page is on the site")


def test_the_editor_is_told_that_it_came_back(sent, as_):
    decide(sent, as_.who("workforce-lead"), "reject")

    assert told()[0] == ("editor@demo.example", "Look at your page again")


def test_who_publishes_their_own_page_is_told_nothing(as_):
    Notice.objects.all().delete()
    page = GuidancePage.objects.first()
    page.save_revision()
    lead = as_.who("workforce-lead")
    page.get_workflow().start(page, lead)

    decide(page, lead, "approve")

    assert told() == []


def test_the_cms_sends_no_e_mail_of_its_own(sent, as_):
    decide(sent, as_.who("workforce-lead"), "reject")

    assert mail.outbox == []
