"""What publishing a version does to what apps above know of. Nothing here knows of levels that were
confirmed, or of gates: an app says what it knows in a module `framework_effects`."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.module_loading import autodiscover_modules

from .models import StatementMap

# By meaning and the job role's id: how many people hold a level that counts today.
Holders = dict[tuple[UUID, int], int]


@dataclass(frozen=True)
class Effect:
    """`holders(meanings)` counts who holds a level; `warnings(version)` says in plain words what
    else there is to know before the version is published. Counts alone: no names."""

    name: str
    holders: Callable[[set], Holders] = lambda meanings: {}
    warnings: Callable[[object], list[str]] = lambda version: []


_effects: dict[str, Effect] = {}


def declare(*effects: Effect) -> None:
    for effect in effects:
        _effects.setdefault(effect.name, effect)


def all_effects() -> list[Effect]:
    autodiscover_modules("framework_effects")
    return list(_effects.values())


@dataclass
class Lost:
    """A statement of the version before whose levels carry over to nothing: what became of it, and
    by role how many people hold a level in it."""

    statement: object
    kind: str
    became: list = field(default_factory=list)
    people: dict = field(default_factory=dict)

    @property
    def is_removed(self) -> bool:
        return self.kind == "removed"

    @property
    def count(self) -> int:
        return sum(self.people.values())


def lost_by(version) -> list[Lost]:
    """The statements whose levels end to count when `version` is published, in their order."""
    moves = version.moves.exclude(kind="added").select_related(
        "from_statement__domain", "to_statement__domain"
    )
    found = {}
    for move in moves.exclude(from_statement__meaning__in=version.statements.values("meaning")):
        there = found.setdefault(
            move.from_statement_id, Lost(statement=move.from_statement, kind=move.kind)
        )
        if move.to_statement:
            there.became.append(move.to_statement)
    _count(version, found.values())
    return sorted(
        found.values(), key=lambda one: (one.statement.domain.position, one.statement.position)
    )


def _count(version, lost) -> None:
    by_meaning = {one.statement.meaning: one for one in lost}
    roles = _roles(version)
    for effect in all_effects():
        for (meaning, role), people in effect.holders(set(by_meaning)).items():
            held = by_meaning[meaning].people
            name = roles.get(role, "Other roles")
            held[name] = held.get(name, 0) + people


def _roles(version) -> dict[int, str]:
    return dict(version.profiles.values_list("job_role", "name"))


def warnings_about(version) -> list[str]:
    told = [words for effect in all_effects() for words in effect.warnings(version)]
    return told + _maps_that_end(version)


def _maps_that_end(version) -> list[str]:
    """What answers a statement of another framework does so by its meaning, and not beyond it."""
    by_meaning = {one.statement.meaning: one.statement for one in lost_by(version)}
    mapped = set()
    for pair in StatementMap.objects.current().values_list("meaning", "answers"):
        mapped.update(pair)
    return [
        f"“{statement}” counts together with a statement of another framework. That ends with its "
        "old meaning. Say it again once this version is in force."
        for meaning, statement in by_meaning.items()
        if meaning in mapped
    ]


def digest_of(version) -> str:
    """Names what publishing `version` puts in force and does to people: where any of it is other
    than it was shown, the name is another."""
    lost = [
        (one.statement.pk, one.kind, [part.pk for part in one.became], sorted(one.people.items()))
        for one in lost_by(version)
    ]
    told = [
        (version.pk, version.title, version.notice),
        *_rows(version.statements, "edit", "meaning", "domain", "position"),
        *_rows(version.domains, "edit", "position"),
        *_rows(version.profiles, "name"),
        *_rows(version.levels, "name", "short", "description"),
        *_rows(version.reviews.open_requests()),
        lost,
        warnings_about(version),
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _rows(rows, *names) -> list[tuple]:
    return list(rows.order_by("pk").values_list("pk", *names))
