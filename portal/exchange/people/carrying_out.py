"""Checking a file and applying it, each in one transaction: what the worker does."""

from portal.dates import now
from portal.exchange import working
from portal.exchange.models import FileLine, PeopleFile, PeopleFormat
from portal.exchange.rules import may_bring_in
from portal.exchange.working import table_in
from portal.journal.actions import record
from portal.people.models import Organisation

from .applying import apply
from .here import Asked
from .planning import Plan, plan_for
from .rows import Reader
from .table import Table
from .words import Words

State, Trouble = PeopleFile.State, PeopleFile.Trouble
# Numbers of a plan that a page tells, beside how many of each outcome.
TOLD = ("absent", "kept_starts")


def format_of(organisation) -> PeopleFormat:
    found = PeopleFormat.objects.filter(organisation=organisation).first()
    return found or PeopleFormat(organisation=organisation)


def plan_of(table: Table, columns: dict[str, str], asked: Asked) -> Plan:
    words = Words(format_of(asked.organisation).words)
    people = list(Reader(table, columns, words).people())
    return plan_for(people, set(columns), asked)


def check_now(pk: int, by) -> None:
    """Find out what the file would do and keep it in words. Nothing else is written."""
    working.check(
        PeopleFile.objects, pk, lambda people_file: _show(people_file, _plan(people_file, by))
    )


def apply_now(pk: int, by) -> None:
    """Write all that was shown, or nothing. Where something else would happen by now, that is shown
    instead. Two at once wait for each other at the employer's row."""

    def wait():
        employer = PeopleFile.objects.get(pk=pk).organisation_id
        Organisation.objects.select_for_update().get(pk=employer)

    working.apply(
        PeopleFile.objects,
        pk,
        wait=wait,
        write=lambda people_file, progress: _apply(people_file, by, progress),
    )


def _apply(people_file, by, progress):
    plan = _plan(people_file, by)
    if plan.digest != people_file.digest or not may_bring_in(by, people_file.organisation):
        _show(people_file, plan, Trouble.CHANGED)
        return
    apply(plan, by=by, progress=progress)
    people_file.state, people_file.trouble = State.APPLIED, Trouble.NONE
    people_file.applied_at = people_file.touched_at = now()
    people_file.applied_by = by
    people_file.save(update_fields=["state", "trouble", "applied_at", "touched_at", "applied_by"])
    record("people_file.applied", people_file, by=by, organisation=people_file.organisation_id)


def _plan(people_file, by) -> Plan:
    asked = Asked(people_file.organisation, people_file.as_at, people_file.absent_have_left, by)
    return plan_of(table_in(people_file), people_file.columns, asked)


def _show(people_file, plan, trouble=Trouble.NONE):
    people_file.lines.all().delete()
    FileLine.objects.bulk_create(
        (
            FileLine(
                people_file=people_file,
                number=line.number,
                outcome=line.outcome,
                who=line.who[:400],
                says=line.says,
            )
            for line in plan.lines
        ),
        batch_size=1000,
    )
    people_file.counts = {
        **plan.counts,
        **{name: getattr(plan, name) for name in TOLD},
        "new_teams": len(plan.new_teams),
        "is_drastic": plan.is_drastic,
    }
    people_file.digest, people_file.touched_at = plan.digest, now()
    people_file.state, people_file.trouble = State.CHECKED, trouble
    people_file.save(update_fields=["counts", "digest", "touched_at", "state", "trouble"])
