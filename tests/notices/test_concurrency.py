"""Two people who do the same, and two workers."""

import pytest
from django.core import mail
from django.db import connection

from portal.notices.actions import tell
from portal.notices.models import Notice
from portal.notices.sending import deliver, deliver_daily
from tests.at_once import at_once
from tests.factories import UserFactory

pytestmark = [pytest.mark.concurrency, pytest.mark.database]


@pytest.fixture
def person(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield UserFactory()
        connection.close()


def say(person, key="tests.key", **how):
    return tell(to=person, key=key, title="A task", why="Because.", **how)


def test_two_who_tell_at_once_tell_once(person):
    found = at_once(*[lambda: say(person)] * 3)

    assert len({notice.pk for notice in found}) == 1
    assert len(mail.outbox) == 1


def test_two_workers_send_one_message(person):
    notice = say(person, daily=True)
    Notice.objects.filter(pk=notice.pk).update(daily=False)

    at_once(*[lambda: deliver.call(notice.pk)] * 3)

    assert len(mail.outbox) == 1


def test_two_workers_send_one_daily_message(person):
    for key in ("a", "b", "c"):
        say(person, key, daily=True)

    at_once(*[lambda: deliver_daily.call(person.pk)] * 3)

    assert len(mail.outbox) == 1
