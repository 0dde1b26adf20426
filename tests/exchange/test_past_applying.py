"""A file of past records on its way: shown anew, applied, dropped, forgotten."""

from datetime import timedelta

import pytest

from portal.dates import now, today
from portal.exchange import nightly
from portal.exchange.actions import (
    NotNow,
    apply_past,
    ask_past,
    check_past,
    drop_past,
    is_stuck,
    remove_old_past_files,
)
from portal.exchange.training.carrying_out import apply_now, check_now
from portal.notices.models import Notice
from skills.training.actions import record_completion
from skills.training.models import Completion, PastFile
from tests.factories import (
    CourseFactory,
    UserFactory,
)
from tests.training.planning import charity, coordinator

from .past import DAY, leader, outcomes, row, sent

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_what_changed_meanwhile_is_shown_anew():
    user, course, by = UserFactory(), CourseFactory(), coordinator()
    past = sent(row(user, course), by=by)
    record_completion(user=user, course=course, completed_on=DAY, by=by)

    apply_past(past_file=past, seen=past.digest, by=by)

    past.refresh_from_db()
    assert (past.state, past.trouble, outcomes(past)) == ("checked", "changed", ["there"])


def test_a_file_that_was_asked_for_and_changed_still_waits():
    group = charity()
    by, course = leader(group), CourseFactory()
    past = ask_past(past_file=sent(row(by, course), by=by, organisation=group), by=by)

    check_past(past_file=past, by=coordinator())

    past.refresh_from_db()
    assert past.state == "asked"


def test_a_plan_that_was_not_seen_is_not_applied():
    by = coordinator()
    past = sent(row(), by=by)
    with pytest.raises(NotNow):
        apply_past(past_file=past, seen="another", by=by)
    with pytest.raises(NotNow):
        ask_past(past_file=past, by=by)


def test_a_dropped_file_is_forgotten():
    group = charity()
    by = leader(group)
    past = sent(row(), by=by, organisation=group)

    drop_past(past_file=past, by=coordinator())
    drop_past(past_file=past, by=by)

    past.refresh_from_db()
    assert (past.state, bool(past.file), past.lines.count()) == ("dropped", False, 0)
    assert Notice.objects.filter(recipient=by, title__contains="not taken in").exists()
    for act in (check_past, ask_past):
        with pytest.raises(NotNow):
            act(past_file=past, by=by)


def test_an_applied_file_is_not_dropped():
    by, user, course = coordinator(), UserFactory(), CourseFactory()
    past = sent(row(user, course), by=by)
    apply_past(past_file=past, seen=past.digest, by=by)

    with pytest.raises(NotNow):
        drop_past(past_file=past, by=by)


def test_what_files_held_goes_after_a_week():
    by, user, course = coordinator(), UserFactory(), CourseFactory()
    applied, lying = sent(row(user, course), by=by), sent(row(), by=by)
    apply_past(past_file=applied, seen=applied.digest, by=by)
    assert nightly.remove_old_files(today()) == 0

    assert remove_old_past_files(before=now() + timedelta(days=1)) == 2

    applied.refresh_from_db()
    lying.refresh_from_db()
    assert (applied.state, bool(applied.file)) == ("applied", False)
    assert (lying.state, bool(lying.file)) == ("dropped", False)


def test_what_waits_for_the_training_team_is_kept_for_as_long_as_it_waits():
    group = charity()
    by = leader(group)
    past = sent(row(by, CourseFactory()), by=by, organisation=group)
    ask_past(past_file=past, by=by)

    assert remove_old_past_files(before=now() + timedelta(days=365)) == 0


def test_a_failure_writes_nothing_and_can_be_tried_again(monkeypatch):
    by, user, course = coordinator(), UserFactory(), CourseFactory()
    past = sent(row(user, course), by=by)
    PastFile.objects.filter(pk=past.pk).update(state="applying", columns={"email": "Gone"})
    with pytest.raises(ValueError, match="not in tuple"):
        apply_now(past.pk, by)
    past.refresh_from_db()
    assert (past.state, past.trouble) == ("checked", "failed")
    PastFile.objects.filter(pk=past.pk).update(state="checking")
    with pytest.raises(ValueError, match="not in tuple"):
        check_now(past.pk, by)
    past.refresh_from_db()
    assert past.state == "sent"
    check_now(past.pk, by)
    apply_now(past.pk, by)
    assert not Completion.objects.filter(user=user).exists()


def test_a_worker_that_stopped_is_noticed():
    by = coordinator()
    past = sent(row(), by=by)
    long_ago = now() - timedelta(hours=1)
    for state in ("applying", "checking"):
        PastFile.objects.filter(pk=past.pk).update(state=state, touched_at=long_ago)
        past.refresh_from_db()
        assert is_stuck(past)
        with pytest.raises(NotNow):
            apply_past(past_file=past, seen="", by=by)


def test_many_rows_are_checked_by_the_worker(monkeypatch):
    monkeypatch.setattr("portal.exchange.actions.past_files.AT_ONCE", 1)
    user, course = UserFactory(), CourseFactory()

    past = sent(row(user, course), row(user, course))

    past.refresh_from_db()
    assert outcomes(past) == ["new", "there"]
