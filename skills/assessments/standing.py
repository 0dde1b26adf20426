"""Where somebody stands in their job today, across all their rounds: for each statement of the
framework in force what they said last, the level that counts, and the level that the role needs.

The level that counts is the one that the gates read: a `ConfirmedLevel` of the statement's meaning,
or else of a statement in another framework that also answers this one."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.db.models import Exists, F, OuterRef

from portal.dates import today
from portal.people.clocks import Clocks
from portal.policy.models import Setting
from skills.framework.models import RoleProfile, StatementMap

from .models import AnswerRevision, Assessment, Confirmation, ConfirmedLevel
from .rounds import Area, lines_of, needed_in


@dataclass
class StandingLine:
    """A statement of the job. `said` is the newest answer that was sent, `counted` the confirmed
    level that counts, each None without one; `due` is the day to confirm it again."""

    statement: object
    said: AnswerRevision | None = None
    counted: ConfirmedLevel | None = None
    is_left_out: bool = False
    due: date | None = None

    @property
    def minimum(self) -> int:
        return self.statement.minimum

    @property
    def level(self) -> int | None:
        return self.said.level if self.said else None

    @property
    def confirmed_level(self) -> int | None:
        return self.counted.level if self.counted else None

    @property
    def is_counted(self) -> bool:
        return self.counted is not None

    @property
    def is_part_of_job(self) -> bool:
        return not self.is_left_out

    @property
    def is_at_level(self) -> bool:
        return self.is_counted and self.counted.level >= self.minimum

    @property
    def gap(self) -> int:
        """How many levels are missing to the one that is needed."""
        return max(0, self.minimum - self.counted.level) if self.is_counted else 0

    @property
    def waits(self) -> bool:
        """Was the answer sent and not reviewed yet?"""
        return self.said is not None and not self.said.is_confirmed

    @property
    def differs(self) -> bool:
        """Does the level that counts differ from what they said, where that was reviewed?"""
        if self.said is None or self.waits:
            return False
        return self.said.level != self.confirmed_level

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due < today()


@dataclass
class Standing:
    """`profile` is the role's in the version in force, or None; then there are no areas."""

    employment: object
    profile: RoleProfile | None
    areas: list[Area] = field(default_factory=list)

    @classmethod
    def of(cls, employment, viewer, *, post=None) -> "Standing":
        """In the job held today, `post` where it is known. Of the answers, those that the viewer
        may read by right."""
        post = post or employment.post_on(today())
        profiles = RoleProfile.objects.select_related("version")
        profile = post and profiles.for_post(post).first()
        standing = cls(employment, profile)
        if profile:
            lines = groupby(_lines(employment, profile, viewer), lambda one: one.statement.domain)
            standing.areas = [Area(domain, list(found)) for domain, found in lines]
        return standing

    @property
    def lines(self) -> list[StandingLine]:
        return lines_of(self.areas)

    @property
    def counted(self) -> list[StandingLine]:
        return [line for line in self.lines if line.is_counted]

    @property
    def at_level(self) -> int:
        return sum(area.at_level for area in self.areas)

    @property
    def to_come(self) -> int:
        """How many statements of the job have no confirmed level yet."""
        return sum(line.is_part_of_job and not line.is_counted for line in self.lines)

    @property
    def gaps(self) -> list[StandingLine]:
        return by_importance(self.lines)

    @property
    def confirmed_on(self) -> date | None:
        """The last day on which a level that counts was confirmed."""
        return max((line.counted.affirmed_on for line in self.counted), default=None)


def by_importance(lines) -> list:
    """Those below the level needed: safety statements first, then the widest gaps, then in the
    framework’s order."""
    gaps = [line for line in lines if line.gap]
    return sorted(gaps, key=lambda line: (not line.statement.core, -line.gap))


def _lines(employment, profile, viewer) -> list[StandingLine]:
    job = {"employment": employment, "job_role": profile.job_role_id}
    statements = list(needed_in(profile).order_by("domain__position", "position"))
    said = _said(viewer, **job)
    counting = _Counting(**job)
    left_out = _left_out(**job)
    clocks, months = Clocks([employment.pk]), Setting.objects.value("assessment.every_months")
    lines = []
    for one in statements:
        counted = counting.of(one.meaning)
        lines.append(
            StandingLine(
                statement=one,
                said=said.get(one.meaning),
                counted=counted,
                is_left_out=counted is None and one.meaning in left_out,
                due=counted and clocks.months_after(employment.pk, counted.affirmed_on, months),
            )
        )
    return lines


def _said(viewer, *, employment, job_role) -> dict:
    """The newest answers that were sent, by meaning; a round that was taken back tells nothing."""
    rounds = Assessment.objects.visible_by_right(viewer).exclude(state="withdrawn")
    rows = (
        AnswerRevision.objects.standing()
        .filter(assessment__in=rounds.for_job(employment, job_role).values("pk"))
        .annotate(
            meaning=F("statement__meaning"),
            is_confirmed=Exists(Confirmation.objects.filter(revision=OuterRef("pk"))),
        )
        .order_by("cut_at", "pk")
    )
    return {row.meaning: row for row in rows}


def _left_out(*, employment, job_role) -> set:
    """The meanings that somebody confirmed to be no part of the job."""
    found = Confirmation.objects.filter(
        review__assessment__employment=employment,
        review__assessment__profile__job_role=job_role,
        not_in_role=True,
    )
    return set(found.values_list("revision__statement__meaning", flat=True))


class _Counting:
    """Which confirmed level counts for a meaning today, as the gates have it."""

    def __init__(self, *, employment, job_role):
        self.rows = defaultdict(list)
        found = ConfirmedLevel.objects.filter(employment=employment, job_role=job_role)
        for row in found.select_related("confirmation__by").order_by("starts", "id"):
            # A row that began and ended on one day never counted.
            if row.starts != row.ends:
                self.rows[row.meaning].append(row)
        self.answering = StatementMap.objects.by_answered(on=today()) if self.rows else {}

    def of(self, meaning) -> ConfirmedLevel | None:
        rows = self.rows.get(meaning) or self._of_others(meaning)
        return rows[-1] if rows and rows[-1].holds_on(today()) else None

    def _of_others(self, meaning) -> list:
        others = self.answering.get(meaning, ())
        rows = [row for other in others for row in self.rows.get(other, ())]
        return sorted(rows, key=lambda row: (row.starts, row.pk))
