"""Checking a file of past records and applying it, each in one transaction: what the worker
does."""

from portal.dates import now
from portal.exchange import working
from portal.exchange.emails import past_file_answered
from portal.exchange.rules import may_apply_past
from portal.exchange.working import table_in
from portal.journal.actions import record
from portal.people.models import Organisation, User
from skills.training.actions.completing import write
from skills.training.models import Completion, PastFile, PastLine

from .planning import Plan, plan_for
from .rows import past_in

State, Trouble = PastFile.State, PastFile.Trouble


def plan_of(past_file, by) -> Plan:
    rows = past_in(table_in(past_file), past_file.columns)
    return plan_for(rows, organisation=past_file.organisation, by=by)


def check_now(pk: int, by) -> None:
    """Find out what the file would do and keep it in words. Nothing else is written."""
    working.check(PastFile.objects, pk, lambda past_file: _show(past_file, plan_of(past_file, by)))


def apply_now(pk: int, by) -> None:
    """Write all that was shown, or nothing. Where something else would happen by now, that is shown
    instead. Two at once wait for each other at the council's row."""
    working.apply(
        PastFile.objects,
        pk,
        wait=lambda: list(Organisation.objects.council().select_for_update()),
        write=lambda past_file, progress: _apply(past_file, by, progress),
    )


def _apply(past_file, by, progress) -> None:
    plan = plan_of(past_file, by)
    if plan.digest != past_file.digest or not may_apply_past(by):
        _show(past_file, plan, Trouble.CHANGED)
        return
    _write(plan, past_file, by, progress)
    past_file.state, past_file.trouble = State.APPLIED, Trouble.NONE
    past_file.applied_at = past_file.touched_at = now()
    past_file.applied_by = by
    past_file.save(update_fields=["state", "trouble", "applied_at", "touched_at", "applied_by"])
    record("past_file.applied", past_file, by=by, lines=len(plan.to_write))
    past_file_answered(past_file, by=by)


def _write(plan, past_file, by, progress) -> None:
    lines = plan.to_write
    users = User.objects.in_bulk({line.someone.pk for line in lines})
    for number, line in enumerate(lines, start=1):
        write(
            user=users[line.someone.pk],
            course=line.course,
            completed_on=line.past.completed_on,
            until=line.until,
            source=Completion.Source.IMPORTED,
            title=line.title,
            provider=line.past.provider,
            past_file=past_file,
            by=by,
        )
        progress(number, len(lines))


def _show(past_file, plan, trouble=Trouble.NONE) -> None:
    past_file.lines.all().delete()
    PastLine.objects.bulk_create(
        (
            PastLine(
                past_file=past_file,
                number=line.past.number,
                outcome=line.outcome,
                who=line.who[:400],
                what=line.what[:400],
                says=line.says,
            )
            for line in plan.lines
        ),
        batch_size=1000,
    )
    past_file.counts, past_file.digest = plan.counts, plan.digest
    past_file.touched_at, past_file.trouble = now(), trouble
    past_file.state = State.ASKED if past_file.asked_at else State.CHECKED
    past_file.save(update_fields=["counts", "digest", "touched_at", "state", "trouble"])
