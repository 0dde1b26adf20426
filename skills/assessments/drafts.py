"""A round as its practitioner works in it: what each statement asks, what they said so far and
before, and which of it is open to change."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, prefetch_related_objects

from portal.policy.known import KNOWN

from .before import OTHER, said_before
from .models import Assessment, Evidence
from .rounds import Area, Line, areas_of, lines_of
from .words import Words, words_of


@dataclass(frozen=True)
class Returned:
    """Why an answer came back, the last time that it did."""

    reason: str
    by: str
    returned_at: datetime


@dataclass
class DraftLine(Line):
    """`before` is what was said in an earlier round; `asks_from` the level from which evidence is
    asked for; `pieces` is the evidence that is put to the answer."""

    before: object = None
    asks_from: int = 0
    pieces: list | None = None

    @property
    def wants_evidence(self) -> bool:
        return self.level is not None and self.level >= self.asks_from and not self.pieces

    @property
    def is_below_need(self) -> bool:
        """Is the answer below the level that the role needs or, before there is one, the level that
        counts?"""
        level = self.level if self.is_answered else self.held
        return level is not None and level < self.minimum

    @property
    def is_other_than_before(self) -> bool:
        """Has the answer or the wording changed since last time?"""
        if self.before is None:
            return False
        if self.before.changes or self.before.how == OTHER:
            return True
        before = (self.before.level, self.before.not_in_role)
        return self.is_answered and (self.level, self.not_in_role) != before


@dataclass
class Draft:
    assessment: Assessment
    areas: list[Area]

    @classmethod
    def of(cls, ratings):
        """From `SelfRating` rows that are `laid_out`, all of one round."""
        return cls(assessment=ratings[0].assessment, areas=areas_of(map(_line, ratings)))

    @property
    def lines(self) -> list[DraftLine]:
        return lines_of(self.areas)

    def line(self, code) -> DraftLine | None:
        return next((line for line in self.lines if line.statement.code == code), None)

    def area_of(self, line) -> Area:
        return next(area for area in self.areas if line in area.lines)

    def may_change(self, line) -> bool:
        """After a return only what came back is open."""
        draft = self.assessment
        return draft.is_draft and (line.is_open or not draft.was_returned)

    def add_before(self, lines) -> Words:
        """Put to each of the lines what was said before, and give the words of the levels."""
        earlier = said_before(self.assessment, [line.statement for line in lines])
        read = {line.statement.pk for line in lines} | {one.statement for one in earlier.values()}
        words = words_of(self.assessment.version_id, read)
        for line in lines:
            line.before = earlier.get(line.statement.pk)
            if line.before:
                line.before.compare(line.statement, words)
        return words

    @staticmethod
    def add_evidence(lines) -> None:
        pieces = Evidence.objects.with_files()
        prefetch_related_objects([line.said for line in lines], Prefetch("evidence", pieces))
        for line in lines:
            line.pieces = list(line.said.evidence.all())


def _line(rating) -> DraftLine:
    statement = rating.statement
    statement.minimum, statement.held = rating.minimum, rating.counts
    is_back = rating.reopened and rating.back_reason is not None
    return DraftLine(
        statement=statement,
        said=rating,
        returned=Returned(rating.back_reason, rating.back_by, rating.back_at) if is_back else None,
        asks_from=_asks_from(rating),
    )


def _asks_from(rating) -> int:
    if rating.statement.core:
        name, value = "evidence.from_level_core", rating.asks_from_core
    else:
        name, value = "evidence.from_level", rating.asks_from
    return KNOWN[name].starter if value is None else value
