"""A file of past training on its way: sent and checked, asked for, applied or dropped."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.exchange.emails import past_file_answered
from portal.exchange.people.columns import not_kept
from portal.exchange.people.kept import without
from portal.exchange.people.table import Table, Unreadable
from portal.exchange.rules import may_apply_past, may_send_past
from portal.exchange.tasks import apply_past_file, check_past_file
from portal.exchange.training.carrying_out import check_now
from portal.exchange.training.columns import columns_of, missing
from portal.exchange.working import give_back
from portal.journal.actions import record
from skills.training.models import PastFile

from .on_its_way import AT_ONCE, NotNow, begin, drop, forget, is_stuck, stored

State = PastFile.State
OPEN = (State.SENT, State.CHECKED, State.ASKED)


@transaction.atomic
def send_past(*, organisation, name, table: Table, by) -> PastFile:
    """Keep what was read, of the columns that have a place, and find out what it would do."""
    refuse_unless(may_send_past(by, organisation))
    columns = columns_of(table.headers)
    if words := missing(columns):
        raise Unreadable(words)
    others = not_kept(table, columns)
    past_file = PastFile.objects.create(
        organisation=organisation,
        name=name,
        rows=len(table.rows),
        columns=columns,
        not_kept=others,
        added_by=by,
        added_at=now(),
        touched_at=now(),
        **stored(without(table, others), "past.json"),
    )
    record("past_file.sent", past_file, by=by)
    return check_past(past_file=past_file, by=by)


@transaction.atomic
def check_past(*, past_file, by) -> PastFile:
    """Find out what the file would do today."""
    past_file = _row(past_file, by)
    if past_file.state not in OPEN:
        raise NotNow("This file is being worked on, or was applied or dropped already.")
    begin(past_file, State.CHECKING)
    if past_file.rows <= AT_ONCE:
        check_now(past_file.pk, by)
    else:
        check_past_file.enqueue(past_file.pk, by.pk)
    past_file.refresh_from_db()
    return past_file


@transaction.atomic
def ask_past(*, past_file, by) -> PastFile:
    """Whoever leads an organisation asks the training team to apply it. Twice changes nothing."""
    past_file = _row(past_file, by)
    if past_file.state == State.ASKED:
        return past_file
    if past_file.state != State.CHECKED or past_file.organisation is None:
        raise NotNow("This file can’t be sent on now. Look at it again.")
    past_file.state, past_file.asked_at = State.ASKED, now()
    past_file.save(update_fields=["state", "asked_at"])
    record("past_file.asked", past_file, by=by)
    return past_file


@transaction.atomic
def apply_past(*, past_file, seen: str, by) -> PastFile:
    """Hand the file to the worker, which applies what was `seen`. Twice changes nothing."""
    past_file = _row(past_file, by)
    refuse_unless(may_apply_past(by))
    if past_file.state in {State.APPLYING, State.APPLIED}:
        return past_file
    if past_file.state not in {State.CHECKED, State.ASKED} or past_file.digest != seen:
        raise NotNow("The file was checked anew since you looked. Look again before you go on.")
    begin(past_file, State.APPLYING)
    record("past_file.begun", past_file, by=by)
    apply_past_file.enqueue(past_file.pk, by.pk)
    past_file.refresh_from_db()
    return past_file


@transaction.atomic
def drop_past(*, past_file, by) -> PastFile:
    """Forget the file. Nothing of it was written."""
    past_file = _row(past_file, by)
    if past_file.state == State.DROPPED:
        return past_file
    if past_file.state not in OPEN:
        raise NotNow("This file is being worked on, or was applied already.")
    drop(past_file)
    record("past_file.dropped", past_file, by=by)
    if may_apply_past(by):
        past_file_answered(past_file, by=by)
    return past_file


@transaction.atomic
def remove_old_past_files(*, before) -> int:
    """Take away the tables and lines of files that were over before that moment; how many."""
    old = list(PastFile.objects.to_remove(before).select_for_update(of=("self",)))
    for past_file in old:
        if past_file.state in {State.APPLIED, State.DROPPED}:
            forget(past_file)
        else:
            drop(past_file)
    return len(old)


def _row(past_file, by) -> PastFile:
    past_file = PastFile.objects.select_for_update(of=("self",)).get(pk=past_file.pk)
    refuse_unless(may_send_past(by, past_file.organisation))
    if is_stuck(past_file):
        give_back(past_file)
    return past_file
