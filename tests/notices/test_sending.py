"""By a real SMTP server: once, again after a failure, and never for ever."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django_tasks_db.models import DBTaskResult

from portal.dates import now, today
from portal.notices import nightly
from portal.notices.models import Notice
from portal.notices.sending import AGAIN_AFTER, TRIES, deliver
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue(settings):
    """The queue that a real installation has."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return DBTaskResult.objects.filter(task_path__startswith="portal.notices").order_by(
        "enqueued_at"
    )


def test_a_message_arrives_with_both_parts_and_what_it_must_say(server, told):
    notice = told(to=UserFactory(email="ana@tests.example"), by_when=today())

    ((to, message),) = server.messages
    text = message.get_body(["plain"]).get_content()
    page = message.get_body(["html"]).get_content()
    assert to == ["ana@tests.example"]
    assert message["Subject"] == "Agree your supervision record by 26 November"
    assert message["From"] == "skills@council.example"
    assert message["Message-ID"] == f"<{notice.uuid}@council.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] is None
    for part in (text, page):
        assert "Your supervisor shared it with you." in part
        assert "http://testserver/notices/" in part
        assert "Read the record" in part
        assert "C. Supervisor" in part
        assert "Family Help skills" in part
        assert "Example Council" in part
    assert notice.sent_at is not None


def test_words_that_look_like_markup_stay_words(server, told):
    told(title="A < B & “C”", why="<b>No</b>")

    ((_, message),) = server.messages
    assert message["Subject"] == "A < B & “C”"
    assert "<b>No</b>" in message.get_body(["plain"]).get_content()
    assert "&lt;b&gt;No&lt;/b&gt;" in message.get_body(["html"]).get_content()


def test_a_link_in_a_message_to_a_guest_is_its_own_address(server, told):
    told(email="guest@tests.example", url="https://skills.example/l/abc/")

    ((_, message),) = server.messages
    text = message.get_body(["plain"]).get_content()
    assert "Read the record: https://skills.example/l/abc/" in text
    assert "someone gave us your address" in text


def test_what_is_sent_is_not_sent_again(server, told):
    notice = told()

    deliver.enqueue(notice.pk)
    with time_machine.travel(now() + timedelta(days=2), tick=False):
        deliver.enqueue(notice.pk)
        assert nightly.again(today()) == 0

    assert len(server.messages) == 1


def test_a_server_that_refuses_is_asked_again_later(server, told, caplog):
    server.refusals = 1
    person = UserFactory(email="ana@tests.example")

    notice = told(to=person)
    waited = (notice.sent_at, notice.tries, len(server.messages))
    deliver.enqueue(notice.pk)
    too_early = len(server.messages)
    with time_machine.travel(now() + AGAIN_AFTER[0], tick=False):
        asked = nightly.again(today())

    notice.refresh_from_db()
    assert (waited, too_early, asked) == ((None, 1, 0), 0, 1)
    assert len(server.messages) == 1
    assert notice.sent_at is not None
    assert "was not sent: SMTPDataError" in caplog.text
    assert person.email not in caplog.text


def test_after_a_failure_the_worker_has_a_later_task(server, told, queue):
    notice = told()
    server.refusals = 1

    deliver.call(notice.pk)

    at_once, later = queue
    notice.refresh_from_db()
    assert at_once.args_kwargs == later.args_kwargs == {"args": [notice.pk], "kwargs": {}}
    assert later.run_after == notice.next_try_at
    assert at_once.run_after != later.run_after


def test_after_six_failures_it_is_given_up(told, settings, caplog):
    caplog.set_level(logging.ERROR)
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1},
        }
    }
    notice = told()
    moment = now()

    for wait in (*AGAIN_AFTER, timedelta(days=1)):
        moment += wait
        with time_machine.travel(moment, tick=False):
            deliver.call(notice.pk)

    notice.refresh_from_db()
    assert (notice.tries, notice.sent_at) == (TRIES, None)
    assert notice.given_up_at is not None


def test_a_worker_that_stopped_half_way_may_repeat_the_message_under_the_same_id(server, told):
    notice = told()
    first = server.messages[0][1]["Message-ID"]
    Notice.objects.filter(pk=notice.pk).update(sent_at=None)

    with time_machine.travel(now() + AGAIN_AFTER[0], tick=False):
        nightly.again(today())

    assert [message["Message-ID"] for _, message in server.messages] == [first] * 2


def test_while_one_worker_talks_to_the_server_another_leaves_the_notice_alone(server, told):
    notice = told()
    Notice.objects.filter(pk=notice.pk).update(sent_at=None)

    deliver.call(notice.pk)

    assert len(server.messages) == 1
