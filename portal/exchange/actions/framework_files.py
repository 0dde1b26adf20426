"""A framework file on its way: sent, what is a statement said, applied into a draft or dropped."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.exchange.frameworks.carrying_out import apply_now
from portal.exchange.models import FrameworkFile
from portal.exchange.tasks import apply_framework_file
from portal.journal.actions import record
from skills.framework.models import Framework
from skills.framework.rules import may_draft

from .on_its_way import NotNow, begin, drop, forget, is_stuck

State, Trouble = FrameworkFile.State, FrameworkFile.Trouble
# Up to so many lines are written while the person waits; more, by the worker.
AT_ONCE = 300


@transaction.atomic
def send_framework(*, accepted, kind, by, framework=None, code="", title="") -> FrameworkFile:
    """Keep a file for a framework, or for a new one with that code and title."""
    refuse_unless(may_draft(by))
    framework_file = FrameworkFile.objects.create(
        **accepted.fields,
        format=kind,
        framework=framework,
        new_code=code,
        new_title=title,
        added_by=by,
        added_at=now(),
        touched_at=now(),
    )
    record("framework_file.sent", framework_file, by=by)
    return framework_file


@transaction.atomic
def choose(*, framework_file, depth, take_out, by) -> FrameworkFile:
    """Which depth the statements are, and whether those that aren't in the file are taken out."""
    framework_file = _waiting(framework_file, by)
    framework_file.depth, framework_file.take_out = depth, take_out
    framework_file.trouble, framework_file.touched_at = Trouble.NONE, now()
    framework_file.save(update_fields=["depth", "take_out", "trouble", "touched_at"])
    record("framework_file.chosen", framework_file, by=by)
    return framework_file


def apply_framework(*, framework_file, seen: str, lines: int, by) -> FrameworkFile:
    """Write what was `seen`, which is so many lines; the worker does it where they are many. Twice
    changes nothing."""
    with transaction.atomic():
        framework_file = _row(framework_file, by)
        if framework_file.state in {State.APPLYING, State.APPLIED}:
            return framework_file
        framework_file = _waiting(framework_file, by)
        _refuse_a_taken_code(framework_file)
        begin(framework_file, State.APPLYING, digest=seen)
        record("framework_file.begun", framework_file, by=by)
        if lines > AT_ONCE:
            apply_framework_file.enqueue(framework_file.pk, by.pk)
    if lines <= AT_ONCE:
        apply_now(framework_file.pk, by)
    framework_file.refresh_from_db()
    return framework_file


@transaction.atomic
def drop_framework(*, framework_file, by) -> FrameworkFile:
    """Forget the file. Nothing of it was written."""
    framework_file = _row(framework_file, by)
    if framework_file.state == State.DROPPED:
        return framework_file
    framework_file = _waiting(framework_file, by)
    drop(framework_file)
    record("framework_file.dropped", framework_file, by=by)
    return framework_file


@transaction.atomic
def remove_old_framework_files(*, before) -> int:
    """Take away files that were over before that moment. What they did stays."""
    old = list(FrameworkFile.objects.to_remove(before).select_for_update(of=("self",)))
    for framework_file in old:
        if framework_file.state == State.SENT:
            drop(framework_file)
        else:
            forget(framework_file)
    return len(old)


def _row(framework_file, by) -> FrameworkFile:
    refuse_unless(may_draft(by))
    row = FrameworkFile.objects.select_for_update(of=("self",)).get(pk=framework_file.pk)
    if is_stuck(row):
        row.state, row.trouble = State.SENT, Trouble.FAILED
        row.save(update_fields=["state", "trouble"])
    return row


def _waiting(framework_file, by) -> FrameworkFile:
    framework_file = _row(framework_file, by)
    if framework_file.state != State.SENT:
        raise NotNow("This file is being worked on, or was applied or dropped already.")
    return framework_file


def _refuse_a_taken_code(framework_file) -> None:
    is_new = framework_file.framework_id is None
    if is_new and Framework.objects.filter(code=framework_file.new_code).exists():
        raise NotNow(
            f"There is a framework {framework_file.new_code} by now. Drop this file, and send it "
            "again for that one."
        )
