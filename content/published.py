"""The framework as the pages for everyone show it: the version in force, and each before it."""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from skills.framework.models import (
    Domain,
    FrameworkVersion,
    Level,
    Requirement,
    RoleProfile,
    Statement,
    StatementMove,
)

State = FrameworkVersion.State
PLACES = ("index", "domain", "statement")
VERSION_PLACES = ("version", "version_domain", "version_statement")
SHOWN = (State.PUBLISHED, State.SUPERSEDED, State.RETIRED)


@dataclass(frozen=True)
class Published:
    """One published version. Each part is asked for once, when a page needs it."""

    version: FrameworkVersion
    # All that were ever published, the newest first.
    versions: list[FrameworkVersion] = field(default_factory=list)
    # Is it shown under its number? The one in force is there under an address without one too.
    numbered: bool = False

    @cached_property
    def areas(self) -> list[Domain]:
        return list(self.version.domains.order_by("position"))

    @cached_property
    def levels(self) -> list[Level]:
        """The four levels; “not yet” is an answer and no level."""
        return list(self.version.levels.filter(value__gt=0).order_by("value"))

    @cached_property
    def roles(self) -> list[RoleProfile]:
        return list(self.version.profiles.select_related("job_role").order_by("position"))

    @cached_property
    def statements(self) -> list[Statement]:
        return list(
            self.version.statements.select_related("domain").order_by(
                "domain__position", "position"
            )
        )

    @cached_property
    def count(self) -> int:
        """How many statements there are, for a page that doesn't list them."""
        return self.version.statements.count()

    def role(self, code: str) -> RoleProfile | None:
        return next((role for role in self.roles if role.job_role.code == code), None)

    def needed(self, role: RoleProfile | None, **only) -> dict[int, int]:
        """By statement, the level that the role needs; 0 for none."""
        if role is None:
            return {}
        rows = Requirement.objects.filter(profile=role, **only)
        return dict(rows.values_list("statement", "minimum"))

    @property
    def is_in_force(self) -> bool:
        return self.version.state == State.PUBLISHED

    @property
    def in_force(self) -> FrameworkVersion | None:
        return next((each for each in self.versions if each.state == State.PUBLISHED), None)

    @property
    def before(self) -> FrameworkVersion | None:
        """The version that was in force before this one."""
        return next((each for each in self.versions if each.number < self.version.number), None)

    def address(self, *slugs: str, role: RoleProfile | None = None) -> str:
        """Of the framework, or of an area or a statement in it, in this version; with what the role
        needs."""
        places = VERSION_PLACES if self.numbered else PLACES
        where = [self.version.number, *slugs] if self.numbered else slugs
        query = f"?{urlencode({'role': role.job_role.code})}" if role else ""
        return reverse(f"framework:{places[len(slugs)]}", args=where) + query


def shown_versions() -> list[FrameworkVersion]:
    """Each version that was ever published of the framework that has one in force, the newest
    first: the first framework's, where a local and a national one both have."""
    rows = FrameworkVersion.objects.filter(state__in=SHOWN).select_related("framework")
    rows = list(rows.order_by("framework", "-number"))
    main = next((row for row in rows if row.state == State.PUBLISHED), next(iter(rows), None))
    return [row for row in rows if row.framework_id == main.framework_id]


def in_force() -> Published | None:
    versions = shown_versions()
    version = next((each for each in versions if each.state == State.PUBLISHED), None)
    return version and Published(version, versions)


def numbered(number: int) -> Published | None:
    """A version under its own number, whatever became of it since."""
    versions = shown_versions()
    version = next((each for each in versions if each.number == number), None)
    return version and Published(version, versions, numbered=True)


def beside(rows: list, row) -> tuple:
    """The rows before and after `row`, or None at an end."""
    at = rows.index(row)
    before = rows[at - 1] if at else None
    after = rows[at + 1] if at + 1 < len(rows) else None
    return before, after


def statements_of(lineages) -> list[Statement]:
    """Those of the version in force that have one of these lineages, in their order."""
    framework = in_force() if lineages else None
    if framework is None:
        return []
    found = framework.version.statements.filter(lineage__in=lineages).select_related("domain")
    return list(found.order_by("domain__position", "position"))


def now_of(statement: Statement, version: FrameworkVersion | None) -> list[Statement]:
    """What became of a statement in a later version: itself, or all that it was split or merged
    into; empty if it is no part of it."""
    if version is None:
        return []
    there = version.statements.select_related("domain").order_by("domain__position", "position")
    same = list(there.filter(lineage=statement.lineage))
    if same:
        return same
    front, seen = {statement.pk}, set()
    while front - seen:
        seen |= front
        moves = StatementMove.objects.filter(from_statement__in=front, to_statement__isnull=False)
        front = set(moves.values_list("to_statement", flat=True)) - seen
    return list(there.filter(pk__in=seen))


def last_at(model, **slugs):
    """The area or statement that an address led to before the version in force, the newest."""
    versions = [each.pk for each in shown_versions()]
    found = model.objects.filter(version__in=versions, **slugs).select_related("version")
    return found.order_by("-version__number").first()


def before_of(statement: Statement) -> list[StatementMove]:
    """How the statement came from the version before."""
    moves = statement.moves_from.filter(from_statement__version__state__in=SHOWN)
    return list(
        moves.select_related("from_statement__domain", "from_statement__version").order_by("pk")
    )


def is_new(statement: Statement, before: FrameworkVersion | None) -> bool:
    """Is nothing of it in the version before? Of the first version, nothing is called new."""
    if before is None or statement.moves_from.exclude(from_statement=None).exists():
        return False
    return not before.statements.filter(lineage=statement.lineage).exists()
