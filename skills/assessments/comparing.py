"""What changed between rounds: each confirmed level beside the one that was confirmed before."""

from dataclasses import dataclass, field

from .models import Confirmation


@dataclass
class Change:
    """The statements of a round that had a level before, and have one now."""

    lines: list = field(default_factory=list)
    days: list = field(default_factory=list)
    in_all: int = 0

    @property
    def is_of_all(self) -> bool:
        """Had every statement of the finding a level before?"""
        return len(self.lines) == self.in_all

    @property
    def before(self) -> int:
        """How many of them were at the level needed."""
        return sum(line.before >= line.minimum for line in self.lines)

    @property
    def now(self) -> int:
        return sum(line.is_at_level for line in self.lines)

    @property
    def since(self):
        """The day of the levels before: the last one, where they are of several."""
        return max(self.days)


def compare(assessment, lines) -> Change:
    """Put to each line the level that was confirmed before this round, in the same job and of the
    same meaning, and say what changed."""
    earlier = _before(assessment, [line.statement.meaning for line in lines])
    compared, days = [], []
    for line in lines:
        line.before, day = earlier.get(line.statement.meaning, (None, None))
        if line.before is not None and line.is_counted:
            compared.append(line)
            days.append(day)
    return Change(compared, days, in_all=sum(line.is_counted for line in lines))


def _before(assessment, meanings) -> dict:
    """By meaning: the level and the day of the newest confirmation in an earlier round. One that
    said that it is no part of the job has no level."""
    rows = (
        Confirmation.objects.filter(
            review__assessment__employment=assessment.employment_id,
            review__assessment__profile__job_role=assessment.profile.job_role_id,
            review__finished_at__lt=assessment.reviewed_at,
            revision__statement__meaning__in=meanings,
        )
        .exclude(review__assessment=assessment)
        .order_by("review__finished_at", "pk")
        .values_list("revision__statement__meaning", "level", "confirmed_on")
    )
    return {meaning: (level, day) for meaning, level, day in rows}
