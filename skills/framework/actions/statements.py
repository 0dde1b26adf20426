"""Writing in a draft, one statement at a time."""

import uuid

from django.db import transaction
from django.utils.text import slugify

from portal.journal.actions import record

from ..models import LevelDescriptor, Requirement, Statement, StatementMove
from ..refusals import Taken, WrongPart
from ..rules import DESCRIBED, LEVELS
from .locking import draft, refuse_stale
from .order import free_slug, renumber

FIELDS = (
    "code",
    "slug",
    "title",
    "text",
    "core",
    "evidence_hint",
    "evidence_kinds",
    "topics",
)
Kind = StatementMove.Kind


def held(version, statement) -> Statement:
    """The statement as it is now. Another editor may have taken it out."""
    found = version.statements.select_related("domain").filter(pk=statement.pk).first()
    if found is None:
        raise WrongPart("This statement is not in the version any more.")
    return found


@transaction.atomic
def add_statement(*, domain, by, fields, descriptors=None, minimums=None) -> Statement:
    """A new statement at the end of an area, with a lineage and a meaning of its own; `fields` may
    bring the lineage of one that a file knows."""
    version = draft(domain.version_id, by)
    domain = version.domains.get(pk=domain.pk)
    statement = make(version, domain, fields, descriptors, minimums)
    if version.follows_id:
        StatementMove.objects.create(version=version, to_statement=statement, kind=Kind.ADDED)
    record("framework.statement_added", statement, by=by, version=version.pk)
    return statement


def make(version, domain, fields, descriptors, minimums) -> Statement:
    own = {name: fields[name] for name in ("lineage", "meaning") if name in fields}
    statement = Statement(version=version, domain=domain, position=domain.statements.count(), **own)
    put(statement, fields)
    statement.save()
    put_levels(statement, descriptors)
    put_minimums(statement, minimums)
    renumber(domain.statements)
    return statement


@transaction.atomic
def change_statement(
    *, statement, by, fields, descriptors=None, minimums=None, same_meaning=None, edit=None
) -> Statement:
    """Other words, or other requirements. `fields`, `descriptors` (level → words) and `minimums`
    (a role profile's id → level) may each be a part: what isn't named stays. `same_meaning` says of
    words that differ from the version before whether they mean the same; None leaves that open,
    and the version can't be published until it is told. `edit` is the count of saves that the page
    was opened at: Stale where somebody saved since, unless nothing would change."""
    version = draft(statement.version_id, by)
    statement = held(version, statement)
    before, words = content_of(statement), statement.words
    put(statement, fields)
    levels = {**statement.levels, **_written(descriptors)}
    needs = {**minimums_of(statement), **(minimums or {})}
    is_changed = before != (own_of(statement), _kept(levels), needs)
    if is_changed:
        refuse_stale(held(version, statement), edit)
        statement.edit += 1
        statement.save()
        put_levels(statement, levels)
        put_minimums(statement, needs)
    if mark(statement, same_meaning, words=words) or is_changed:
        record("framework.statement_changed", statement, by=by, version=version.pk)
    return statement


def own_of(statement) -> tuple:
    return tuple(getattr(statement, name) for name in FIELDS)


def minimums_of(statement) -> dict[int, int]:
    return dict(statement.requirements.values_list("profile", "minimum"))


def content_of(statement) -> tuple:
    """What an editor writes of a statement: its own fields, its levels, what each role needs."""
    return own_of(statement), statement.levels, minimums_of(statement)


def put(statement, fields) -> None:
    for name in FIELDS:
        setattr(statement, name, fields.get(name, getattr(statement, name)))
    others = statement.version.statements.exclude(pk=statement.pk)
    if others.filter(code=statement.code).exists():
        says = f"Another statement has the code {statement.code}. Choose another code."
        raise Taken("code", says)
    if others.filter(lineage=statement.lineage).exists():
        raise Taken("lineage", "Another statement of this version goes on from the same one.")
    beside = others.filter(domain=statement.domain_id)
    statement.slug = free_slug(statement.slug or slugify(statement.title), beside)


def _written(descriptors) -> dict[int, str]:
    return {int(value): text.strip() for value, text in (descriptors or {}).items()}


def _kept(levels) -> dict[int, str]:
    return {value: text for value, text in levels.items() if text}


def put_levels(statement, levels) -> None:
    """The words of the levels. One without words has no row: the version isn't whole then."""
    levels = _written(levels)
    if not set(levels) <= set(DESCRIBED):
        raise WrongPart("There are four levels, 1 to 4.")
    there = statement.levels
    for value, text in levels.items():
        row = statement.descriptors.filter(value=value)
        if not text:
            row.delete()
        elif value not in there:
            LevelDescriptor.objects.create(statement=statement, value=value, text=text)
        elif there[value] != text:
            row.update(text=text)


def put_minimums(statement, minimums) -> None:
    minimums = minimums or {}
    profiles = set(statement.version.profiles.values_list("pk", flat=True))
    if not (set(minimums) <= profiles and set(minimums.values()) <= set(LEVELS)):
        raise WrongPart("Choose a level from 0 to 4 for the roles of this version.")
    for profile, minimum in minimums.items():
        Requirement.objects.update_or_create(
            statement=statement, profile_id=profile, defaults={"minimum": minimum}
        )


def mark(statement, same_meaning, *, words) -> bool:
    """Keep or mint the meaning, by what its editor says of words that differ from the version
    before; `words` are those that it had until now. What was split, merged or is new has a meaning
    of its own already. True where the mark changed."""
    move = statement.moves_from.filter(kind__in=[Kind.CARRIED, Kind.CHANGED]).first()
    if move is None:
        return False
    now_told = _told(move, same_meaning, reworded=words != statement.words)
    if now_told == (move.kind, move.told):
        return False
    move.kind, move.told = now_told
    move.save(update_fields=["kind", "told"])
    if move.kind == Kind.CARRIED:
        statement.meaning = move.from_statement.meaning
    else:
        statement.meaning = uuid.uuid4()
    statement.save(update_fields=["meaning"])
    return True


def _told(move, same_meaning, *, reworded) -> tuple[str, bool]:
    if not move.is_reworded:
        return Kind.CARRIED, False
    if same_meaning is not None:
        return (Kind.CARRIED if same_meaning else Kind.CHANGED), True
    if reworded and move.kind == Kind.CARRIED:
        return Kind.CARRIED, False
    return move.kind, move.told


@transaction.atomic
def remove_statement(*, statement, by) -> None:
    """Take it out of the draft. Its levels stay on record, and count for nothing new."""
    version = draft(statement.version_id, by)
    statement = held(version, statement)
    domain = statement.domain
    record("framework.statement_removed", statement, by=by, version=version.pk)
    drop(version, [statement])
    renumber(domain.statements)


def drop(version, statements) -> None:
    """Delete rows of a draft. What they came from is told to be taken out, unless it still leads
    somewhere."""
    sources = sources_of(statements)
    for statement in statements:
        statement.moves_from.all().delete()
        statement.requirements.all().delete()
        statement.descriptors.all().delete()
        statement.delete()
    leading = set(version.moves.values_list("from_statement", flat=True))
    StatementMove.objects.bulk_create(
        StatementMove(version=version, from_statement_id=source, kind=Kind.REMOVED)
        for source in sources
        if source not in leading
    )


def sources_of(statements) -> list[int]:
    """The ids of those of the version before that these came from."""
    found = StatementMove.objects.filter(to_statement__in=statements, from_statement__isnull=False)
    return list(dict.fromkeys(found.values_list("from_statement", flat=True)))


@transaction.atomic
def move_statement(*, statement, by, position, domain=None) -> Statement:
    """To the place `position` in its area or in another; the first is 0. Its code stays."""
    version = draft(statement.version_id, by)
    statement = held(version, statement)
    left = statement.domain
    to = version.domains.get(pk=domain.pk) if domain else left
    if to != left:
        statement.domain = to
        statement.slug = free_slug(statement.slug, to.statements)
        statement.save(update_fields=["domain", "slug"])
        renumber(left.statements)
    renumber(to.statements, statement, position)
    record("framework.statement_moved", statement, by=by, version=version.pk)
    return statement
