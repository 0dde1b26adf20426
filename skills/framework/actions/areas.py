"""The areas of a draft."""

from django.db import transaction
from django.utils.text import slugify

from portal.journal.actions import record

from ..models import Domain
from ..refusals import NotEmpty, Taken
from .locking import draft, refuse_stale
from .order import free_slug, renumber

FIELDS = ("code", "slug", "title", "question", "summary")


@transaction.atomic
def add_domain(*, version, by, fields) -> Domain:
    """An area, after the others."""
    version = draft(version.pk, by)
    domain = Domain(version=version, position=version.domains.count())
    _put(domain, fields)
    domain.save()
    renumber(version.domains)
    record("framework.area_added", domain, by=by, version=version.pk)
    return domain


@transaction.atomic
def change_domain(*, domain, by, fields, edit=None) -> Domain:
    """Other words for an area. No meaning hangs on them. `edit` is as in `change_statement`."""
    version = draft(domain.version_id, by)
    domain = version.domains.get(pk=domain.pk)
    before = [getattr(domain, name) for name in FIELDS]
    stands = version.domains.get(pk=domain.pk)
    _put(domain, fields)
    if before == [getattr(domain, name) for name in FIELDS]:
        return domain
    refuse_stale(stands, edit)
    domain.edit += 1
    domain.save()
    record("framework.area_changed", domain, by=by, version=version.pk)
    return domain


@transaction.atomic
def remove_domain(*, domain, by) -> None:
    """Only an area without statements: those are moved or taken out first."""
    version = draft(domain.version_id, by)
    domain = version.domains.get(pk=domain.pk)
    if domain.statements.exists():
        raise NotEmpty("Move its statements to another area, or take them out, first.")
    record("framework.area_removed", domain, by=by, version=version.pk)
    domain.delete()
    renumber(version.domains)


@transaction.atomic
def move_domain(*, domain, by, position) -> Domain:
    """To the place `position` among the areas; the first is 0."""
    version = draft(domain.version_id, by)
    domain = version.domains.get(pk=domain.pk)
    renumber(version.domains, domain, position)
    record("framework.area_moved", domain, by=by, version=version.pk)
    return domain


def _put(domain, fields) -> None:
    for name in FIELDS:
        setattr(domain, name, fields.get(name, getattr(domain, name)))
    others = domain.version.domains.exclude(pk=domain.pk)
    if others.filter(code=domain.code).exists():
        raise Taken("code", f"Another area has the code {domain.code}. Choose another code.")
    domain.slug = free_slug(domain.slug or slugify(domain.title), others)
