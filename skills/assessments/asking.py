"""From which level evidence is asked for. It never decides anything: a person does."""

from dataclasses import dataclass

from portal.policy.models import Setting


@dataclass(frozen=True)
class EvidenceAsked:
    from_level: int
    from_level_core: int

    @classmethod
    def today(cls):
        return cls(*Setting.objects.values_of("evidence.from_level", "evidence.from_level_core"))

    def from_level_of(self, statement) -> int:
        return self.from_level_core if statement.core else self.from_level

    def is_missing(self, line) -> bool:
        """Is it asked for at the level that was given, and none came with the answer?"""
        is_asked = line.level is not None and line.level >= self.from_level_of(line.statement)
        return is_asked and not line.said.evidence.all()
