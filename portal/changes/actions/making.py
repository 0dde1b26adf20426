"""Making a change: all of it or nothing, by the plan that was shown."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.access import refuse_unless
from portal.changes import emails
from portal.changes.asked import asked_of
from portal.changes.models import Change
from portal.changes.plan import Differs, Refused
from portal.changes.plans import plan_for
from portal.changes.rules import may_ask, may_change
from portal.dates import now, today
from portal.journal.actions import record
from portal.people.models import Employment


@transaction.atomic
def make(*, asked, by, seen=None) -> Change:
    """Make the change of `asked` (see `portal.changes.asked`), or plan it where its day is to come.
    `seen` is the digest of the plan that was shown: Differs where another one would happen now.
    Refused where it can't be. The same change again changes nothing. `by` None is the portal."""
    if asked.employment is not None:
        Employment.objects.select_for_update(of=("self",)).get(pk=asked.employment.pk)
    if not may_ask(by, asked):
        raise PermissionDenied
    if already := _already(asked):
        return already
    plan = plan_for(asked)
    if seen is not None and seen != plan.digest:
        raise Differs(plan)
    if not plan.is_possible:
        raise Refused(plan.refusals)
    if asked.employment is not None and asked.day > today():
        return _store(asked, by)
    return _carry_out(asked, plan, by)


def _already(asked):
    """A second click finds what the first one did, as long as nothing else came after it."""
    if asked.employment is None:
        return None
    done = asked.employment.changes.exclude(state=Change.State.CANCELLED)
    if asked.kind == Change.Kind.AWAY:
        # The return that an absence plans by itself comes after it.
        done = done.exclude(kind=Change.Kind.RETURN, state=Change.State.PLANNED)
    last = done.order_by("id").last()
    same = last is not None and (last.kind, last.on_day, last.details) == (
        asked.kind,
        asked.day,
        asked.details(),
    )
    return last if same else None


def _store(asked, by) -> Change:
    """For the night of its day. One of the same kind that was planned before gives way."""
    _drop_planned(asked)
    change = Change.objects.create(
        kind=asked.kind,
        employment=asked.employment,
        on_day=asked.day,
        details=asked.details(),
        planned_by=by,
        planned_at=now(),
    )
    record("change.planned", change, by=by, employment=asked.employment.pk)
    return change


def _drop_planned(asked) -> None:
    planned = asked.employment.changes.filter(kind=asked.kind, state=Change.State.PLANNED)
    planned.update(state=Change.State.CANCELLED)


def _carry_out(asked, plan, by) -> Change:
    _do(plan)
    if asked.employment is not None:
        _drop_planned(asked)
    change = Change.objects.create(
        kind=asked.kind,
        employment=asked.employment or plan.made["employment"],
        on_day=asked.day,
        details=asked.details() if asked.employment else {},
        state=Change.State.MADE,
        planned_by=by,
        planned_at=now(),
        made_at=now(),
    )
    record("change.made", change, by=by, employment=change.employment_id)
    _plan_return(asked, by)
    return change


def _do(plan) -> None:
    for step in plan.steps:
        if step.do is not None:
            step.do()


def _plan_return(asked, by) -> None:
    """Whoever is away until a known day comes back by itself on that day."""
    if asked.kind != Change.Kind.AWAY or asked.back is None or asked.back <= today():
        return
    change = Change(
        kind=Change.Kind.RETURN,
        employment=asked.employment,
        on_day=asked.back,
        details={"hold": asked.is_long},
        planned_by=by,
        planned_at=now(),
    )
    asked.employment.changes.filter(kind=Change.Kind.RETURN, state=Change.State.PLANNED).update(
        state=Change.State.CANCELLED
    )
    change.save()


@transaction.atomic
def cancel(*, change, by) -> Change:
    """Take back a change that is planned. One that was made stays made."""
    change = Change.objects.select_for_update(of=("self",)).get(pk=change.pk)
    refuse_unless(may_change(by, change.employment))
    if change.state == Change.State.CANCELLED:
        return change
    if change.state == Change.State.MADE:
        raise Refused(["This change has been made already. Make another one to put it right."])
    change.state = Change.State.CANCELLED
    change.save(update_fields=["state"])
    record("change.cancelled", change, by=by, employment=change.employment_id)
    return change


def make_planned(day) -> int:
    """Make what was planned for the day or before. What can't be made stays planned, and an
    administrator is told why."""
    due = Change.objects.filter(state=Change.State.PLANNED, on_day__lte=day)
    return sum(_make_planned(change) for change in due.order_by("on_day", "id"))


@transaction.atomic
def _make_planned(change) -> bool:
    change = Change.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if change.state != Change.State.PLANNED:
        return False
    Employment.objects.select_for_update(of=("self",)).get(pk=change.employment_id)
    plan = plan_for(asked_of(change))
    if not plan.is_possible:
        emails.stuck(change, plan.refusals)
        return False
    _do(plan)
    change.state, change.made_at = Change.State.MADE, now()
    change.save(update_fields=["state", "made_at"])
    record("change.made", change, by=change.planned_by, employment=change.employment_id)
    asked = asked_of(change)
    _plan_return(asked, change.planned_by)
    return True
