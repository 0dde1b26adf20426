"""Bank holidays are no working days: nobody has to share or answer a record on one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal.dates import as_if
from portal.home.desk import Desk
from portal.home.todo.supervising import tasks
from portal.notices.models import Notice
from supervision.sessions import actions
from supervision.sessions.deadlines import Deadlines
from supervision.sessions.models import Session
from supervision.sessions.nightly.records import to_finish
from supervision.sessions.recording import Recording

pytestmark = pytest.mark.django_db
BEFORE_EASTER = datetime(2027, 3, 24, 10, tzinfo=UTC)
SHARED_BY, ANSWERED_BY = date(2027, 4, 2), date(2027, 4, 9)


def test_a_record_from_before_easter_is_shared_two_days_later(world):
    with as_if(BEFORE_EASTER):
        session = world.held()
        tasks_ = tasks(Desk(world.supervisor))

        assert Deadlines().share_by(session) == SHARED_BY
        assert Recording(session, world.supervisor).share_by == SHARED_BY
        due = [one.due for one in tasks_ if one.url == session.get_absolute_url()]
        assert due == [SHARED_BY]


def test_it_is_answered_two_days_later(world):
    with as_if(BEFORE_EASTER):
        session = world.shared()
        due = [one.due for one in tasks(Desk(world.person)) if one.url.endswith(f"{session.uuid}/")]
        told = Notice.objects.get(key=f"supervision.shared.{session.pk}", recipient=world.person)

        assert due == [ANSWERED_BY]
        assert told.by_when == ANSWERED_BY
        actions.answer_for_the_silent(ANSWERED_BY)
        assert not _is_locked(session)
        actions.answer_for_the_silent(ANSWERED_BY + timedelta(days=1))
        assert _is_locked(session)


def test_who_held_it_is_reminded_on_the_last_day(world):
    with as_if(BEFORE_EASTER):
        session = world.held()
    key = f"supervision.to_finish.{session.pk}"

    to_finish(SHARED_BY - timedelta(days=1))
    assert not Notice.objects.filter(key=key).exists()
    to_finish(SHARED_BY)
    assert Notice.objects.filter(key=key).exists()


def _is_locked(session) -> bool:
    return Session.objects.get(pk=session.pk).is_locked
