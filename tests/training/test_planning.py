"""An event is planned, opened, changed and cancelled, and everybody who booked is told."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import as_if, now, today
from portal.notices.models import Notice
from skills.training import actions
from skills.training.models import Event
from skills.training.refusals import CannotPlan, NothingSaid
from tests.factories import UserFactory, someone_with
from tests.training.planning import booked, charity, coordinator, days_ahead, draft, opened

pytestmark = pytest.mark.django_db


def again(event, *, dates=None, by=None, **facts):
    same = [(day.starts, day.ends) for day in event.days]
    return actions.change_event(event=event, dates=dates or same, by=by or coordinator(), **facts)


def told(user, what):
    return Notice.objects.filter(recipient=user, key__startswith=f"training.{what}").count()


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"dates": days_ahead(hours=0)}, "end after it begins"),
        ({"dates": days_ahead() + days_ahead(hours=2)}, "overlap"),
        ({"capacity": 0}, "how many places"),
        ({"capacity": 2, "held": 3}, "how many places"),
        ({"capacity": 2, "held": 1, "held_until": None}, "until which places are held"),
    ],
)
def test_an_event_that_can_t_be_is_not_planned(facts, says):
    with pytest.raises(CannotPlan, match=says):
        draft(**facts)


def test_an_event_has_a_day():
    event = opened()

    with pytest.raises(CannotPlan, match="at least one day"):
        actions.change_event(event=event, dates=[], by=coordinator())


def test_opening_again_changes_nothing():
    event = opened()

    assert actions.open_event(event=event, by=coordinator()).opened_at == event.opened_at


def test_what_has_begun_is_not_opened():
    event = draft()

    with as_if(event.begins), pytest.raises(CannotPlan, match="begun already"):
        actions.open_event(event=event, by=coordinator())


def test_another_time_is_told_and_counted_for_calendars():
    event, user = opened(), UserFactory()
    booked(event, user)

    changed = again(event, dates=days_ahead(40))

    assert changed.sequence == event.sequence + 1
    assert changed.begins == days_ahead(40)[0][0]
    assert told(user, "moved") == 1


def test_another_trainer_is_told_to_nobody():
    event, user = opened(), UserFactory()
    booked(event, user)

    changed = again(event, trainer="Toni")

    assert (changed.trainer, changed.sequence) == ("Toni", event.sequence)
    assert told(user, "moved") == 0


def test_more_places_go_to_those_who_wait():
    event = opened(capacity=1)
    booked(event, UserFactory())
    waits = booked(event, UserFactory())

    again(event, capacity=2)

    waits.refresh_from_db()
    assert waits.state == "offered"


@pytest.mark.parametrize(
    "facts", [{"capacity": 1}, {"held": 1, "held_until": today() + timedelta(days=9)}]
)
def test_no_fewer_places_than_are_taken(facts):
    event = opened(capacity=2)
    for user in UserFactory.create_batch(2):
        booked(event, user)

    with pytest.raises(CannotPlan, match="More places are taken"):
        again(event, **facts)


def test_held_places_that_are_taken_stay_after_they_are_held_no_more():
    event = opened(capacity=2, held=1)
    job = charity()
    booked(event, UserFactory(), job, by=coordinator())

    with as_if(now() + timedelta(days=21)):
        changed = again(event, trainer="Toni")

    assert changed.trainer == "Toni"


def test_who_booked_a_cancelled_event_is_told_why():
    event, user = opened(capacity=1), UserFactory()
    has = booked(event, user)
    waits = booked(event, UserFactory())
    actions.cancel(booking=has, by=user)

    cancelled = actions.cancel_event(event=event, why="Snow.", by=coordinator())
    actions.cancel_event(event=event, why="Ice.", by=coordinator())

    waits.refresh_from_db()
    assert (cancelled.state, cancelled.cancelled_why) == ("cancelled", "Snow.")
    assert Event.objects.get(pk=event.pk).cancelled_why == "Snow."
    assert (waits.state, waits.ending) == ("cancelled", "event")
    assert waits.offers.get().answer == "ended"
    assert told(waits.user, "event_cancelled") == 1
    with pytest.raises(CannotPlan, match="was cancelled"):
        again(event)


def test_a_cancellation_has_its_time_and_its_reason():
    event = opened()

    with pytest.raises(NothingSaid):
        actions.cancel_event(event=event, why=" ", by=coordinator())
    with pytest.raises(CannotPlan, match="Delete it"):
        actions.cancel_event(event=draft(), why="Snow.", by=coordinator())
    with as_if(event.begins), pytest.raises(CannotPlan, match="Note who came"):
        actions.cancel_event(event=event, why="Snow.", by=coordinator())


@pytest.mark.access
def test_nobody_but_the_training_team_plans_opens_changes_or_cancels():
    by, event = someone_with("workforce_lead"), draft()

    with pytest.raises(PermissionDenied):
        draft(by=by)
    with pytest.raises(PermissionDenied):
        actions.open_event(event=event, by=by)
    with pytest.raises(PermissionDenied):
        again(event, by=by)
    with pytest.raises(PermissionDenied):
        actions.cancel_event(event=event, why="Snow.", by=by)


@pytest.mark.access
def test_a_draft_is_the_training_team_s_alone():
    event = draft()

    assert Event.objects.visible_to(coordinator()).filter(pk=event.pk).exists()
    assert not Event.objects.visible_to(UserFactory()).filter(pk=event.pk).exists()
