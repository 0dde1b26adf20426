"""A file of people on its way: sent, its columns and words told, checked, applied or dropped."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.exchange.models import PeopleFile
from portal.exchange.people.carrying_out import check_now, format_of
from portal.exchange.people.columns import not_kept
from portal.exchange.people.kept import without
from portal.exchange.people.table import Table
from portal.exchange.rules import may_bring_in
from portal.exchange.tasks import apply_people_file, check_people_file
from portal.exchange.working import give_back, table_in
from portal.journal.actions import record

from .on_its_way import AT_ONCE, NotNow, begin, drop, forget, is_stuck, stored

State = PeopleFile.State
OPEN = (State.SENT, State.CHECKED)
STORED_AS = "people.json"


@transaction.atomic
def send_people(*, organisation, name, table: Table, by) -> PeopleFile:
    """Keep what was read, for `organisation`. Where its columns are called as they were the last
    time, nobody is asked again which is which."""
    refuse_unless(may_bring_in(by, organisation))
    people_file = PeopleFile(
        organisation=organisation,
        name=name,
        rows=len(table.rows),
        as_at=today(),
        added_by=by,
        added_at=now(),
        touched_at=now(),
        **stored(table, STORED_AS),
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
    for field, value in stored(without(table, people_file.not_kept), STORED_AS).items():
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
    begin(people_file, State.CHECKING, as_at=as_at, absent_have_left=absent_have_left)
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
    begin(people_file, State.APPLYING)
    record("people_file.begun", people_file, by=by)
    apply_people_file.enqueue(people_file.pk, by.pk)
    people_file.refresh_from_db()
    return people_file


@transaction.atomic
def export_people(*, organisation, by) -> None:
    """Note that somebody takes out the list of an employer's people."""
    refuse_unless(may_bring_in(by, organisation))
    record("people.exported", organisation, by=by)


@transaction.atomic
def drop_people(*, people_file, by) -> PeopleFile:
    """Forget the file. Nothing of it was written."""
    people_file = _row(people_file, by)
    if people_file.state == State.DROPPED:
        return people_file
    if people_file.state not in OPEN:
        raise NotNow("This file is being worked on, or was applied already.")
    drop(people_file)
    record("people_file.dropped", people_file, by=by)
    return people_file


@transaction.atomic
def remove_old_people_files(*, before) -> int:
    """Take away the tables and lines of files that were over before that moment. How many people
    they brought stays."""
    old = list(PeopleFile.objects.to_remove(before).select_for_update(of=("self",)))
    for people_file in old:
        if people_file.state in OPEN:
            drop(people_file)
        else:
            forget(people_file)
    return len(old)


def _row(people_file, by) -> PeopleFile:
    people_file = PeopleFile.objects.select_for_update(of=("self",)).get(pk=people_file.pk)
    refuse_unless(may_bring_in(by, people_file.organisation))
    if is_stuck(people_file):
        give_back(people_file)
    return people_file


def _locked(people_file, by) -> PeopleFile:
    people_file = _row(people_file, by)
    if people_file.state not in OPEN:
        raise NotNow("This file is being worked on, or was applied or dropped already.")
    return people_file
