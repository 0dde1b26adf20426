"""Steps of a development plan: add, do, drop, or move to another day."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.people.asked import supervisors_of
from portal.people.models import Employment
from portal.plain.finding import check

from .. import emails
from ..models import DevelopmentAction
from ..refusals import ClosedBefore, NothingSaid, WrongAnswer
from ..rules import may_plan

State = DevelopmentAction.State


@transaction.atomic
def add_step(
    *, employment, what, owner, by_when, meaning=None, course=None, declared=(), by
) -> DevelopmentAction:
    """Put a step into somebody's plan. `owner` sees to it: the person, or who supervises them.
    `meaning` is the statement that it helps with. The same step that is open already stays the only
    one. `declared` names the words that were said not to be about a family."""
    employment = Employment.objects.select_for_update(of=("self",)).get(pk=employment.pk)
    refuse_unless(may_plan(by, employment))
    what = what.strip()
    if not what:
        raise NothingSaid("Say what the step is.")
    _check_day(by_when)
    if owner not in owners_of(employment):
        raise WrongAnswer("Choose who sees to it: one of the people on the page.")
    steps = employment.development_actions.open()
    same = steps.filter(what=what, meaning=meaning, owner=owner).first()
    if same:
        return same
    are_declared = check(what, declared=declared)
    step = DevelopmentAction.objects.create(
        employment=employment,
        meaning=meaning,
        what=what,
        declared=" ".join(sorted(declared)),
        course=course,
        owner=owner,
        by_when=by_when,
        added_by=by,
        added_at=now(),
    )
    record("plan.added", step, by=by, employment=employment.pk, owner=owner.pk)
    if are_declared:
        record("words.declared", step, by=by)
    if owner != by:
        emails.step_given(step)
    return step


def owners_of(employment) -> list:
    """Who may see to a step: the person first, then those who supervise them today."""
    person = employment.user.merged_into or employment.user
    return [person, *(one for one in supervisors_of(employment) if one != person)]


@transaction.atomic
def finish_step(*, step, by) -> DevelopmentAction:
    step = _held(step, by)
    if step.state == State.DONE:
        return step
    return _close(step, State.DONE, "plan.done", by)


@transaction.atomic
def drop_step(*, step, why, declared=(), by) -> DevelopmentAction:
    """Take a step out of the plan, and say why. It stays on the record as dropped."""
    step = _held(step, by)
    why = why.strip()
    if step.state == State.DROPPED and step.why == why:
        return step
    if not why:
        raise NothingSaid("Say why you drop it.")
    if check(why, declared=declared):
        record("words.declared", step, by=by)
    step.why = why
    return _close(step, State.DROPPED, "plan.dropped", by)


@transaction.atomic
def move_step(*, step, by_when, by) -> DevelopmentAction:
    """Give a step another day. The journal keeps both days."""
    step = _held(step, by)
    if step.by_when == by_when:
        return step
    _refuse_closed(step)
    _check_day(by_when)
    before, step.by_when = step.by_when, by_when
    step.save(update_fields=["by_when"])
    record("plan.moved", step, by=by, before=_number(before), after=_number(by_when))
    return step


def _held(step, by) -> DevelopmentAction:
    """The step as it is now, locked, for somebody who may change it."""
    rows = DevelopmentAction.objects.select_for_update(of=("self",))
    step = rows.select_related("employment__user").get(pk=step.pk)
    refuse_unless(may_plan(by, step.employment))
    return step


def _close(step, state, verb, by) -> DevelopmentAction:
    _refuse_closed(step)
    step.state = state
    step.closed_by = by
    step.closed_at = now()
    step.save(update_fields=["state", "why", "closed_by", "closed_at"])
    record(verb, step, by=by)
    return step


def _refuse_closed(step) -> None:
    if step.state != State.OPEN:
        raise ClosedBefore("This step was closed already. It stays as it is.")


def _check_day(day) -> None:
    if day < today():
        raise WrongAnswer("Choose a day that is still to come.")


def _number(day) -> int:
    """20261203: the journal takes whole numbers alone."""
    return int(f"{day:%Y%m%d}")
