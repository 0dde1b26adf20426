"""One statement becomes several, or several become one. What comes of it has a meaning of its own,
so that no level carries over to it."""

import uuid

from django.db import transaction

from portal.journal.actions import record

from ..models import Statement, StatementMove
from ..refusals import WrongPart
from .locking import draft, refuse_stale
from .order import renumber
from .statements import (
    FIELDS,
    Kind,
    drop,
    held,
    make,
    minimums_of,
    put,
    put_levels,
    put_minimums,
    sources_of,
)


@transaction.atomic
def split_statement(*, statement, into, by, edit=None) -> list[Statement]:
    """Into two or more parts. Each of `into` has `fields`, and where they differ from those of the
    whole `descriptors` and `minimums`. The first part goes on with the lineage, so that courses and
    pages still lead to it; the others begin one. `edit` is as in `change_statement`."""
    version = draft(statement.version_id, by)
    if len(into) < 2:
        raise WrongPart("A statement is split into two or more.")
    renumber(held(version, statement).domain.statements)
    first = held(version, statement)
    refuse_stale(first, edit)
    sources, whole = sources_of([first]), dict(first.levels)
    needs, fields = minimums_of(first), {name: getattr(first, name) for name in FIELDS}
    _rewrite(first, into[0])
    parts = [first]
    for place, part in enumerate(into[1:], start=1):
        new = make(
            version,
            first.domain,
            {**fields, "slug": "", **part["fields"]},
            {**whole, **part.get("descriptors", {})},
            {**needs, **part.get("minimums", {})},
        )
        renumber(first.domain.statements, new, first.position + place)
        parts.append(new)
    _lead(version, sources, parts, Kind.SPLIT)
    record("framework.statement_split", first, by=by, version=version.pk, parts=len(parts))
    return parts


@transaction.atomic
def merge_statements(*, statements, into, by, edit=None) -> Statement:
    """Two or more of a version into one, which takes the place and the lineage of the first.
    `into` has `fields`, and where they differ from the first's `descriptors` and `minimums`. `edit`
    is as in `change_statement`, of the first."""
    version = draft(statements[0].version_id, by)
    held_now = [held(version, statement) for statement in dict.fromkeys(statements)]
    if len(held_now) < 2:
        raise WrongPart("Choose two or more statements to merge.")
    first, *others = held_now
    refuse_stale(first, edit)
    sources = sources_of(held_now)
    _lead(version, sources, [first], Kind.MERGED)
    areas = {other.domain for other in others}
    drop(version, others)
    for area in areas:
        renumber(area.statements)
    first = held(version, first)
    _rewrite(first, into)
    record("framework.statements_merged", first, by=by, version=version.pk, parts=len(held_now))
    return first


def _rewrite(statement, part) -> None:
    put(statement, part["fields"])
    statement.meaning = uuid.uuid4()
    statement.edit += 1
    statement.save()
    put_levels(statement, part.get("descriptors"))
    put_minimums(statement, part.get("minimums"))


def _lead(version, sources, statements, kind) -> None:
    """Tell that all of these came of all of those. One that came of one was changed, whatever
    happened between; one that came of none is new."""
    StatementMove.objects.filter(to_statement__in=statements).delete()
    if len(sources) == len(statements) == 1:
        kind = Kind.CHANGED
    if not sources and version.follows_id:
        sources, kind = [None], Kind.ADDED
    StatementMove.objects.bulk_create(
        StatementMove(
            version=version,
            from_statement_id=source,
            to_statement=statement,
            kind=kind,
            told=kind == Kind.CHANGED,
        )
        for source in sources
        for statement in statements
    )
