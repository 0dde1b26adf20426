"""Other words for many statements at once, as a file brings them."""

from dataclasses import dataclass, field

from django.db import transaction

from portal.journal.actions import record_many

from ..models import LevelDescriptor, Requirement, Statement, StatementMove
from ..refusals import Taken, WrongPart
from ..rules import DESCRIBED, LEVELS
from .locking import draft
from .statements import FIELDS

BATCH = 200
Kind = StatementMove.Kind


@dataclass
class Change:
    """A statement and what is to be other of it: as `change_statement` takes it. A level without
    words stays as it is."""

    statement: Statement
    fields: dict = field(default_factory=dict)
    descriptors: dict = field(default_factory=dict)
    minimums: dict = field(default_factory=dict)


@transaction.atomic
def change_statements(*, version, by, changes: list[Change]) -> None:
    """Whether new words mean the same is left open, so the version can't be published until it is
    told of each."""
    version = draft(version.pk, by)
    profiles = set(version.profiles.values_list("pk", flat=True))
    asked = version.statements.filter(pk__in=[change.statement.pk for change in changes])
    held = {one.pk: one for one in asked.prefetch_related("descriptors", "requirements")}
    rows, words = _Rows(), {}
    for change in changes:
        statement = held.get(change.statement.pk)
        if statement is None:
            raise WrongPart("Somebody took a statement out just now. Look again before you go on.")
        if not (
            set(change.descriptors) <= set(DESCRIBED)
            and set(change.minimums) <= profiles
            and set(change.minimums.values()) <= set(LEVELS)
        ):
            raise WrongPart("There are four levels, and the roles of this version.")
        words[statement.pk] = statement.words
        for name, value in change.fields.items():
            setattr(statement, name, value)
        statement.edit += 1
        rows.levels(statement, change.descriptors)
        rows.needs(statement, change.minimums)
    _refuse_twice(version, held)
    rows.save()
    Statement.objects.bulk_update(held.values(), [*FIELDS, "edit"], batch_size=BATCH)
    _mark(version, words)
    happened = "framework.statement_changed"
    record_many(((happened, one, {"version": version.pk}) for one in held.values()), by=by)


class _Rows:
    """The words of levels and what roles need, gathered to be written in one go."""

    def __init__(self):
        self.late, self.new, self.late_needs, self.new_needs = [], [], [], []

    def levels(self, statement, told) -> None:
        there = {row.value: row for row in statement.descriptors.all()}
        for value, text in told.items():
            text = text.strip()
            if not text:
                continue
            if value in there:
                there[value].text = text
                self.late.append(there[value])
            else:
                row = LevelDescriptor(statement=statement, value=value, text=text)
                self.new.append(row)

    def needs(self, statement, told) -> None:
        there = {row.profile_id: row for row in statement.requirements.all()}
        for profile, minimum in told.items():
            row = there.get(profile)
            if row is None:
                row = Requirement(statement=statement, profile_id=profile, minimum=minimum)
                self.new_needs.append(row)
            else:
                row.minimum = minimum
                self.late_needs.append(row)

    def save(self) -> None:
        LevelDescriptor.objects.bulk_update(self.late, ["text"], batch_size=BATCH)
        LevelDescriptor.objects.bulk_create(self.new, batch_size=BATCH)
        Requirement.objects.bulk_update(self.late_needs, ["minimum"], batch_size=BATCH)
        Requirement.objects.bulk_create(self.new_needs, batch_size=BATCH)


def _refuse_twice(version, held) -> None:
    others = version.statements.exclude(pk__in=held).values_list("code", flat=True)
    seen = set(others)
    for one in held.values():
        if one.code in seen:
            raise Taken("code", f"Another statement has the code {one.code}. Choose another code.")
        seen.add(one.code)


def _mark(version, words) -> None:
    """Words that are again as they were keep the old meaning; new ones wait to be told of. `words`
    are those that the statements had until now."""
    moves = version.moves.filter(to_statement__in=words, kind__in=[Kind.CARRIED, Kind.CHANGED])
    late, back = [], []
    for move in moves.with_words():
        is_open = (
            move.kind == Kind.CARRIED and words[move.to_statement_id] != move.to_statement.words
        )
        if move.is_reworded and not is_open:
            continue
        if (move.kind, move.told) != (Kind.CARRIED, False):
            move.kind, move.told = Kind.CARRIED, False
            move.to_statement.meaning = move.from_statement.meaning
            late.append(move)
            back.append(move.to_statement)
    StatementMove.objects.bulk_update(late, ["kind", "told"], batch_size=BATCH)
    Statement.objects.bulk_update(back, ["meaning"], batch_size=BATCH)
