"""A version as the formats write it: everything that a reader needs, asked for once."""

from functools import cached_property

from .here import Here
from .maps import answered_names


class Whole(Here):
    @cached_property
    def levels(self) -> list:
        return list(self.version.levels.order_by("value"))

    @cached_property
    def answered(self) -> dict:
        return answered_names(self.version)

    def filled(self):
        """The areas, each with its statements in order."""
        inside = {}
        for statement in self.statements:
            inside.setdefault(statement.domain_id, []).append(statement)
        return [(area, inside.get(area.pk, [])) for area in self.areas]
