"""A framework as it is here: what a file is compared with."""

from functools import cached_property

from skills.framework.models import Statement

from .forest import fitting
from .names import moodle_names
from .tree import neat, neat_line

LISTS = ("evidence_kinds", "topics")
TEXTS = ("text", "evidence_hint")


def base_of(framework):
    """The version that a file would change: the one being written, else the one in force, else the
    last; None for a framework that has none."""
    versions = framework.versions
    return versions.open().first() or versions.published().first() or versions.last()


class Here:
    """What a version holds, each part asked for once. `version` None holds nothing."""

    def __init__(self, version):
        self.version = version

    @cached_property
    def areas(self) -> list:
        return list(self.version.domains.order_by("position", "pk")) if self.version else []

    @cached_property
    def statements(self) -> list[Statement]:
        if not self.version:
            return []
        found = self.version.statements.in_order()
        return list(found.prefetch_related("descriptors", "requirements"))

    @cached_property
    def profiles(self) -> dict:
        """Role profiles by the code of their job role."""
        if not self.version:
            return {}
        found = self.version.profiles.select_related("job_role").order_by("position")
        return {profile.job_role.code: profile for profile in found}

    @cached_property
    def roles(self) -> dict[int, str]:
        return {profile.pk: code for code, profile in self.profiles.items()}

    @cached_property
    def by_lineage(self) -> dict:
        return {statement.lineage: statement for statement in self.statements}

    @cached_property
    def area_names(self) -> dict:
        return self._by_name(self.areas)

    @cached_property
    def statement_names(self) -> dict:
        return self._by_name(self.statements)

    def _by_name(self, rows) -> dict:
        """By code, and by what a file that we wrote for Moodle calls it."""
        found = {row.code.casefold(): row for row in rows}
        names = moodle_names(self.areas, self.statements)
        for row in rows:
            found.setdefault(fitting(names[row]).casefold(), row)
        return found

    def minimum(self, statement) -> dict[str, int]:
        return {self.roles[row.profile_id]: row.minimum for row in statement.requirements.all()}


def as_here(statement, name):
    """A field of a statement as a file would have it."""
    value = getattr(statement, name)
    if name in LISTS:
        return [neat_line(one) for one in value]
    if name in TEXTS:
        return neat(value)
    return neat_line(value) if isinstance(value, str) else value
