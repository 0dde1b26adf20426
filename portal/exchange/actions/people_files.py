"""A file of people on its way: sent, its columns and words told, checked, applied or dropped."""

import hashlib
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction

from portal.dates import now, today
from portal.exchange.models import PeopleFile
from portal.exchange.people.carrying_out import check_now, format_of, table_in
from portal.exchange.people.columns import not_kept
from portal.exchange.people.kept import KIND, to_bytes, without
from portal.exchange.people.table import Table
from portal.exchange.rules import may_bring_in
from portal.exchange.tasks import apply_people_file, check_people_file
from portal.journal.actions import record

State, Trouble = PeopleFile.State, PeopleFile.Trouble
OPEN = (State.SENT, State.CHECKED)
# Up to so many rows are checked while the person waits; more, by the worker.
AT_ONCE = 2500
# A worker that said nothing for so long is taken to have stopped.
PATIENCE = timedelta(minutes=15)


class NotNow(Exception):
    """The file is not in a state for this; the message says what to do."""


@transaction.atomic
def send_people(*, organisation, name, table: Table, by) -> PeopleFile:
    """Keep what was read, for `organisation`. Where its columns are called as they were the last
    time, nobody is asked again which is which."""
    if not may_bring_in(by, organisation):
        raise PermissionDenied
    people_file = PeopleFile(
        organisation=organisation,
        name=name,
        rows=len(table.rows),
        as_at=today(),
        added_by=by,
        added_at=now(),
        touched_at=now(),
        **_stored(table),
    )
    people_file.save()
    record("people_file.sent", people_file, by=by, organisation=organisation.pk)
    remembered = format_of(organisation).columns
    if remembered and _is_as_before(people_file, table, remembered):
        say_columns(people_file=people_file, columns=remembered, by=by)
        people_file.refresh_from_db()
    return people_file


def _is_as_before(people_file, table, remembered) -> bool:
    """Are all the columns there that were chosen the last time, and none that is new?"""
    before = PeopleFile.objects.filter(organisation=people_file.organisation)
    before = before.exclude(pk=people_file.pk).exclude(columns={}).first()
    headers, chosen = {header for header in table.headers if header}, set(remembered.values())
    return before is not None and chosen <= headers <= chosen | set(before.not_kept)


@transaction.atomic
def say_columns(*, people_file, columns: dict[str, str], by) -> PeopleFile:
    """Which header each field is in, for this file and the next ones of the employer. Cells of the
    other columns are forgotten."""
    people_file = _locked(people_file, by)
    if people_file.columns:
        return people_file
    table = table_in(people_file)
    people_file.columns = columns
    people_file.not_kept = not_kept(table, columns)
    before = people_file.file.name
    for field, value in _stored(without(table, people_file.not_kept)).items():
        setattr(people_file, field, value)
    people_file.save()
    storage = people_file.file.storage
    transaction.on_commit(lambda: storage.delete(before))
    remembered = format_of(people_file.organisation)
    remembered.columns = columns
    remembered.save()
    record("people_file.columns_said", people_file, by=by)
    return people_file


@transaction.atomic
def say_words(*, people_file, words: dict[str, dict[str, str]], by) -> PeopleFile:
    """What job titles and kinds of employment mean for this employer, beside what was said."""
    people_file = _locked(people_file, by)
    remembered = format_of(people_file.organisation)
    remembered.words = {
        key: {**remembered.words.get(key, {}), **words.get(key, {})} for key in ("job_role", "kind")
    }
    remembered.save()
    record("people_file.words_said", people_file, by=by)
    return people_file


@transaction.atomic
def check_people(*, people_file, as_at, absent_have_left, by) -> PeopleFile:
    """Find out what the file would do as of the day."""
    people_file = _locked(people_file, by)
    if not people_file.columns:
        raise NotNow("Say first which column is which.")
    people_file.as_at, people_file.absent_have_left = as_at, absent_have_left
    people_file.state, people_file.trouble = State.CHECKING, Trouble.NONE
    people_file.touched_at = now()
    people_file.save(update_fields=["as_at", "absent_have_left", "state", "trouble", "touched_at"])
    if people_file.rows <= AT_ONCE:
        check_now(people_file.pk, by)
    else:
        check_people_file.enqueue(people_file.pk, by.pk)
    people_file.refresh_from_db()
    return people_file


@transaction.atomic
def apply_people(*, people_file, seen: str, by) -> PeopleFile:
    """Hand the file to the worker, which applies what was `seen`. Twice changes nothing."""
    people_file = _row(people_file, by)
    if people_file.state in {State.APPLYING, State.APPLIED}:
        return people_file
    if people_file.state != State.CHECKED or people_file.digest != seen:
        raise NotNow("The file was checked anew since you looked. Look again before you go on.")
    people_file.state, people_file.trouble = State.APPLYING, Trouble.NONE
    people_file.touched_at = now()
    people_file.save(update_fields=["state", "trouble", "touched_at"])
    record("people_file.begun", people_file, by=by)
    apply_people_file.enqueue(people_file.pk, by.pk)
    people_file.refresh_from_db()
    return people_file


@transaction.atomic
def export_people(*, organisation, by) -> None:
    """Note that somebody takes out the list of an employer's people."""
    if not may_bring_in(by, organisation):
        raise PermissionDenied
    record("people.exported", organisation, by=by)


@transaction.atomic
def drop_people(*, people_file, by) -> PeopleFile:
    """Forget the file. Nothing of it was written."""
    people_file = _row(people_file, by)
    if people_file.state == State.DROPPED:
        return people_file
    if people_file.state not in OPEN:
        raise NotNow("This file is being worked on, or was applied already.")
    people_file.state, people_file.dropped_at = State.DROPPED, now()
    people_file.save(update_fields=["state", "dropped_at"])
    record("people_file.dropped", people_file, by=by)
    _forget(people_file)
    return people_file


@transaction.atomic
def remove_old_people_files(*, before) -> int:
    """Take away the tables and lines of files that were over before that moment. How many people
    they brought stays."""
    old = list(PeopleFile.objects.to_remove(before).select_for_update(of=("self",)))
    for people_file in old:
        if people_file.state in OPEN:
            people_file.state, people_file.dropped_at = State.DROPPED, now()
            people_file.save(update_fields=["state", "dropped_at"])
        _forget(people_file)
    return len(old)


def _row(people_file, by) -> PeopleFile:
    people_file = PeopleFile.objects.select_for_update(of=("self",)).get(pk=people_file.pk)
    if not may_bring_in(by, people_file.organisation):
        raise PermissionDenied
    if is_stuck(people_file):
        back = State.CHECKED if people_file.state == State.APPLYING else State.SENT
        people_file.state, people_file.trouble = back, Trouble.FAILED
        people_file.save(update_fields=["state", "trouble"])
    return people_file


def _locked(people_file, by) -> PeopleFile:
    people_file = _row(people_file, by)
    if people_file.state not in OPEN:
        raise NotNow("This file is being worked on, or was applied or dropped already.")
    return people_file


def is_stuck(people_file) -> bool:
    busy = people_file.state in {State.CHECKING, State.APPLYING}
    return busy and people_file.touched_at < now() - PATIENCE


def _stored(table: Table) -> dict:
    content = to_bytes(table)
    return {
        "file": ContentFile(content, name="people.json"),
        "kind": KIND,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _forget(people_file):
    stored, storage = people_file.file.name, people_file.file.storage
    people_file.lines.all().delete()
    people_file.file = ""
    people_file.save(update_fields=["file"])
    transaction.on_commit(lambda: storage.delete(stored))
