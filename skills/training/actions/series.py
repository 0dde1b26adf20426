"""The same event every few weeks, and a draft that is not wanted."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.access import refuse_unless
from portal.journal.actions import record

from .. import places
from ..models import Event
from ..refusals import CannotPlan
from ..rules import may_run_training
from .planning import plan_event

MOST = 26
DAYS = ("held_until", "closes_on")


@transaction.atomic
def plan_series(*, course, dates, every: int, times: int, by, **facts) -> list[Event]:
    """Drafts of the event, `times` in all, each `every` weeks after the one before, at the same
    time of day in London."""
    if not (1 <= times <= MOST and every >= 1):
        raise CannotPlan(f"Plan 1 to {MOST} events at a time, a week or more apart.")
    series = uuid.uuid4() if times > 1 else None
    return [
        _plan(timedelta(weeks=every * n), course, dates, series, by, facts) for n in range(times)
    ]


def _plan(later, course, dates, series, by, facts) -> Event:
    moved = [(shifted(starts, later), shifted(ends, later)) for starts, ends in dates]
    days = {name: facts[name] + later for name in DAYS if facts.get(name)}
    return plan_event(course=course, dates=moved, series=series, by=by, **facts | days)


def shifted(moment: datetime, later: timedelta) -> datetime:
    """The same time of day later, whether or not the clocks change between."""
    return timezone.make_aware(timezone.localtime(moment).replace(tzinfo=None) + later)


@transaction.atomic
def delete_draft(*, event, by) -> None:
    """Nobody saw it, so nothing is left of it but the journal's line."""
    event = places.held(event)
    refuse_unless(may_run_training(by))
    if event.state != "draft":
        raise CannotPlan("Others can see this event. Cancel it instead.")
    record("training.draft_deleted", event, by=by)
    event.delete()
