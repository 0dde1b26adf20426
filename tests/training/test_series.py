"""The same event every few weeks, drafts that are deleted, and what the desk lists."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.dates import as_if, now, today
from portal.journal.models import Entry
from skills.training import actions
from skills.training.actions.series import shifted
from skills.training.models import Event
from skills.training.refusals import CannotPlan
from tests.factories import CourseFactory, UserFactory, someone_with
from tests.training.planning import booked, coordinator, days_ahead, draft, opened

pytestmark = pytest.mark.django_db


def planned(*, by=None, every=2, times=3, **facts):
    usual = {"capacity": 10, "trainer": "Sam", "closes_on": today() + timedelta(days=20)}
    return actions.plan_series(
        course=CourseFactory(),
        dates=days_ahead(),
        every=every,
        times=times,
        by=by or coordinator(),
        **usual | facts,
    )


def test_a_series_is_as_many_drafts_with_all_their_days_moved():
    held = {"held": 2, "held_until": today() + timedelta(days=10)}

    first, second, third = planned(**held)

    assert first.series == second.series == third.series
    assert second.closes_on - first.closes_on == timedelta(weeks=2)
    assert third.held_until - first.held_until == timedelta(weeks=4)
    assert timezone.localdate(third.begins) - timezone.localdate(first.begins) == timedelta(weeks=4)
    assert {one.state for one in (first, second, third)} == {"draft"}


def test_one_event_is_no_series():
    (only,) = planned(times=1)

    assert only.series is None


def test_it_begins_at_the_same_time_when_the_clocks_have_changed():
    summer = datetime(2026, 10, 20, 8, 30, tzinfo=UTC)

    assert shifted(summer, timedelta(weeks=2)) == datetime(2026, 11, 3, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(("every", "times"), [(1, 0), (1, 27), (0, 2)])
def test_a_series_has_an_end(every, times):
    with pytest.raises(CannotPlan, match="1 to 26"):
        planned(every=every, times=times)


@pytest.mark.access
def test_nobody_but_the_training_team_plans_a_series():
    with pytest.raises(PermissionDenied):
        planned(by=someone_with("workforce_lead"))


def test_a_draft_is_deleted_and_the_journal_says_so():
    event = draft()

    actions.delete_draft(event=event, by=coordinator())

    assert not Event.objects.filter(pk=event.pk).exists()
    assert Entry.objects.filter(verb="training.draft_deleted", object_id=event.pk).exists()


def test_what_others_can_see_is_not_deleted():
    with pytest.raises(CannotPlan, match="Cancel it"):
        actions.delete_draft(event=opened(), by=coordinator())


@pytest.mark.access
def test_nobody_but_the_training_team_deletes_a_draft():
    with pytest.raises(PermissionDenied):
        actions.delete_draft(event=draft(), by=someone_with("workforce_lead"))


def test_the_desk_has_what_is_ahead_to_note_and_over():
    Event.objects.filter(pk__in=Event.objects.values("pk")).update(opened_at=None)
    with as_if(now() - timedelta(days=60)):
        to_note, empty, gone = opened(), opened(), opened()
        booked(to_note, UserFactory())
        actions.cancel_event(event=gone, why="Snow.", by=coordinator())
    ahead, planned_ = opened(), draft()
    mine = Event.objects.filter(pk__gte=to_note.pk).for_desk()

    assert set(mine.ahead()) == {ahead, planned_}
    assert list(mine.to_note()) == [to_note]
    assert set(mine.past()) == {to_note, empty, gone}
    assert mine.to_note().get().general_taken == 1
