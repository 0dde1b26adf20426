"""Many statements at once, as a file brings them. One at a time would take minutes."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify

from portal.journal.actions import record, record_many

from ..models import Domain, LevelDescriptor, Requirement, Statement, StatementMove
from ..refusals import Taken, WrongPart
from ..rules import DESCRIBED, LEVELS
from .locking import draft
from .statements import FIELDS

BATCH = 500


@dataclass
class New:
    """A statement to be: as `add_statement` takes it."""

    domain: Domain
    fields: dict
    descriptors: dict = field(default_factory=dict)
    minimums: dict = field(default_factory=dict)


@transaction.atomic
def add_statements(*, version, by, new: list[New]) -> list[Statement]:
    """Each after the others of its area, in the order given."""
    version = draft(version.pk, by)
    areas = {area.pk: area for area in version.domains.all()}
    there = list(version.statements.all())
    codes, lineages = {one.code for one in there}, {one.lineage for one in there}
    slugs, counts = {}, {}
    for one in there:
        slugs.setdefault(one.domain_id, set()).add(one.slug)
        counts[one.domain_id] = counts.get(one.domain_id, 0) + 1
    made = []
    for row in new:
        area = areas[row.domain.pk]
        own = {name: row.fields[name] for name in (*FIELDS, "lineage") if name in row.fields}
        own["slug"] = _free(slugify(own["title"]), slugs.setdefault(area.pk, set()))
        place = counts.get(area.pk, 0)
        statement = Statement(version=version, domain=area, position=place, **own)
        if statement.code in codes or statement.lineage in lineages:
            raise Taken("code", f"Another statement has the code {statement.code}.")
        codes.add(statement.code)
        lineages.add(statement.lineage)
        counts[area.pk] = place + 1
        made.append(statement)
    Statement.objects.bulk_create(made, batch_size=BATCH)
    _with_parts(version, made, new)
    happened = ("framework.statement_added", {"version": version.pk})
    record_many(((happened[0], statement, happened[1]) for statement in made), by=by)
    return made


def _with_parts(version, made, new) -> None:
    profiles = set(version.profiles.values_list("pk", flat=True))
    levels, needs = [], []
    for statement, row in zip(made, new, strict=True):
        if not (set(row.descriptors) <= set(DESCRIBED) and set(row.minimums) <= profiles):
            raise WrongPart("There are four levels, and the roles of this version.")
        if not set(row.minimums.values()) <= set(LEVELS):
            raise WrongPart("Choose a level from 0 to 4.")
        levels += [
            LevelDescriptor(statement=statement, value=value, text=text.strip())
            for value, text in row.descriptors.items()
            if text.strip()
        ]
        needs += [
            Requirement(statement=statement, profile_id=profile, minimum=minimum)
            for profile, minimum in row.minimums.items()
        ]
    LevelDescriptor.objects.bulk_create(levels, batch_size=BATCH)
    Requirement.objects.bulk_create(needs, batch_size=BATCH)
    if version.follows_id:
        StatementMove.objects.bulk_create(
            (
                StatementMove(version=version, to_statement=one, kind=StatementMove.Kind.ADDED)
                for one in made
            ),
            batch_size=BATCH,
        )


@transaction.atomic
def put_in_order(*, version, by, areas: list, statements: dict) -> None:
    """`areas` are all areas of the draft in their order; `statements` has, by the id of an area,
    all that stand in it, in theirs. One that comes from another area moves."""
    version = draft(version.pk, by)
    here = {one.pk: one for one in version.domains.all()}
    held = {one.pk: one for one in version.statements.all()}
    told = [one.pk for inside in statements.values() for one in inside]
    if {area.pk for area in areas} != set(here) or sorted(told) != sorted(held):
        raise WrongPart("Somebody changed this version just now. Look again before you go on.")
    late_areas, late = [], []
    for place, area in enumerate(here[area.pk] for area in areas):
        if area.position != place:
            area.position = place
            late_areas.append(area)
    for area_id, inside in statements.items():
        late += _late(here[area_id], [held[one.pk] for one in inside])
    Domain.objects.bulk_update(late_areas, ["position"], batch_size=BATCH)
    Statement.objects.bulk_update(late, ["domain", "slug", "position"], batch_size=BATCH)
    if late_areas or late:
        record("framework.put_in_order", version, by=by)


def _late(area, inside) -> list[Statement]:
    """Those that get another place, with an address that is free where they come from elsewhere."""
    late = []
    slugs = {one.slug for one in inside if one.domain_id == area.pk}
    for place, statement in enumerate(inside):
        if statement.domain_id != area.pk:
            statement.domain, statement.slug = area, _free(statement.slug, slugs)
        elif statement.position == place:
            continue
        statement.position = place
        late.append(statement)
    return late


def _free(slug: str, taken: set[str]) -> str:
    """`slug`, with a number after it where another has it already; it is taken from now on."""
    slug = slug[:74] or "new"
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    taken.add(free)
    return free
