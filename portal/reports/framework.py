"""What a version of the framework says, for paper and a workbook: whole, or what a role needs."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from content.published import Published
from skills.framework.models import Requirement, RoleProfile, Statement

from .words import plaindate


@dataclass(frozen=True)
class Slice:
    """A version; with a role, what it needs of it."""

    framework: Published
    role: RoleProfile | None = None

    @property
    def title(self) -> str:
        return self.framework.version.framework.title

    @property
    def which(self) -> str:
        """“Version 2, published on 3 December 2026”, and what is in force where that isn't."""
        version, now = self.framework.version, self.framework.in_force
        which = f"Version {version.number}, published on {plaindate(version.published_at)}"
        if self.framework.is_in_force:
            return which
        if now is None:
            return f"{which}. No version is in force now"
        since = plaindate(now.published_at)
        return f"{which}. Version {now.number} is in force since {since}"

    @property
    def name(self) -> str:
        """What the file is called."""
        role = f" {self.role.name}" if self.role else ""
        return f"{self.title} version {self.framework.version.number}{role}"

    @property
    def page(self) -> str:
        return settings.SITE_URL.rstrip("/") + self.framework.address(role=self.role)

    @cached_property
    def levels(self) -> dict[int, str]:
        return {level.value: level.name for level in self.framework.levels}

    @cached_property
    def minimums(self) -> dict[int, dict[int, int]]:
        """By statement, the level that each role needs."""
        rows = Requirement.objects.filter(profile__version=self.framework.version)
        found = {}
        for statement, profile, minimum in rows.values_list("statement", "profile", "minimum"):
            found.setdefault(statement, {})[profile] = minimum
        return found

    def needed(self, statement: Statement, role: RoleProfile | None = None) -> int:
        role = role or self.role
        return self.minimums.get(statement.pk, {}).get(role.pk, 0) if role else 0

    @cached_property
    def areas(self) -> list[tuple]:
        """Each area with the statements that count here, and those that the role doesn't need."""
        statements = self.framework.version.statements.prefetch_related("descriptors")
        parts = {area.pk: (area, [], []) for area in self.framework.areas}
        for statement in statements.order_by("position"):
            _, rows, others = parts[statement.domain_id]
            (rows if self.role is None or self.needed(statement) else others).append(statement)
        return list(parts.values())


def words_of(statement: Statement) -> dict[int, str]:
    """By level, what it looks like."""
    return {words.value: words.text for words in statement.descriptors.all()}
