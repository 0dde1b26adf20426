"""The framework that is in force, as the pages for everyone show it."""

from dataclasses import dataclass
from functools import cached_property

from skills.framework.models import Domain, FrameworkVersion, Level, RoleProfile, Statement


@dataclass(frozen=True)
class Published:
    """One published version. Each part is asked for once, when a page needs it."""

    version: FrameworkVersion

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


def in_force() -> Published | None:
    """The version in force; the first framework's, where a local and a national one both are."""
    version = (
        FrameworkVersion.objects.published().select_related("framework").order_by("framework")
    ).first()
    return version and Published(version)


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
