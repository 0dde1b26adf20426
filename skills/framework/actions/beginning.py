"""A version begins as a copy of the one in force."""

from django.db import transaction

from portal.access import refuse_unless
from portal.journal.actions import record

from ..models import (
    Domain,
    Framework,
    FrameworkVersion,
    Level,
    LevelDescriptor,
    Requirement,
    RoleProfile,
    Statement,
    StatementMove,
)
from ..refusals import OpenAlready
from ..rules import may_draft
from .locking import draft

# For the first version of a framework. Their names are local, and may be changed in the draft.
SCALE = ("Not yet", "Level 1", "Level 2", "Level 3", "Level 4")


@transaction.atomic
def begin_version(*, framework, by) -> FrameworkVersion:
    """A draft with the next number: a copy of the version in force, or of the last one where none
    is, in which each statement keeps its lineage and its meaning. Without one before it, an empty
    draft with a scale."""
    framework = Framework.objects.select_for_update().get(pk=framework.pk)
    refuse_unless(may_draft(by))
    there = framework.versions.open().first()
    if there:
        raise OpenAlready(there)
    last = framework.versions.order_by("number").last()
    source = framework.versions.published().first() or last
    version = FrameworkVersion.objects.create(
        framework=framework,
        number=last.number + 1 if last else 1,
        title=source.title if source else framework.title,
        notice=source.notice if source else "",
        follows=source,
    )
    if source:
        _copy(source, version)
    else:
        _begin_scale(version)
    record("framework.begun", version, by=by)
    return version


def _begin_scale(version) -> None:
    Level.objects.bulk_create(
        Level(version=version, value=value, code=f"level-{value}" if value else "not-yet", name=n)
        for value, n in enumerate(SCALE)
    )


def _copy(source, version) -> None:
    _copies(Level, source.levels.all(), version=version)
    profiles = _copies(RoleProfile, source.profiles.all(), version=version)
    domains = _copies(Domain, source.domains.all(), version=version, edit=0)
    statements = _copies(
        Statement, source.statements.order_by("pk"), version=version, edit=0, domain=domains
    )
    of_source = {"statement__version": source}
    _copies(LevelDescriptor, LevelDescriptor.objects.filter(**of_source), statement=statements)
    _copies(
        Requirement,
        Requirement.objects.filter(**of_source),
        statement=statements,
        profile=profiles,
    )
    StatementMove.objects.bulk_create(
        StatementMove(version=version, from_statement_id=before, to_statement=after, kind="carried")
        for before, after in statements.items()
    )


def _copies(model, rows, **put) -> dict:
    """Copies of the rows, by the id of what each is a copy of. `put` gives what differs: a value,
    or for a relation the copies of what it points to."""
    before, copies = [], []
    for row in rows:
        before.append(row.pk)
        row.pk, row._state.adding = None, True
        for field, value in put.items():
            there = value[getattr(row, f"{field}_id")] if isinstance(value, dict) else value
            setattr(row, field, there)
        copies.append(row)
    return dict(zip(before, model.objects.bulk_create(copies), strict=True))


@transaction.atomic
def change_version(*, version, by, title, notice="") -> FrameworkVersion:
    """Its own title, and what is said above it."""
    version = draft(version.pk, by)
    if (title, notice) == (version.title, version.notice):
        return version
    version.title, version.notice = title, notice
    version.save(update_fields=["title", "notice"])
    record("framework.version_changed", version, by=by)
    return version
