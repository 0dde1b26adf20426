"""A reviewer's desk: the round that was sent, with their marks beside each answer."""

from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse

from portal.people.rules import is_qualified
from portal.plain.forms import HINT
from skills.framework.models import LevelDescriptor

from .. import actions
from ..asking import EvidenceAsked
from ..models import Assessment
from ..others import put_beside
from ..returns import CameAgain
from ..rounds import lines_of, sent
from ..rules import may_look_again, may_review
from .mark_line import ASK_FOR_EVIDENCE, MarkLine, form_of
from .summary import Summary

# What a page can show of an area, by `(desk, line)`. It is for reading alone: what is saved, sent
# back or finished never depends on it.
SHOWN = {
    "": ("All", lambda desk, line: True),
    "changed": ("Changed since last confirmed", lambda desk, line: line.is_changed),
    "below": ("Below the level needed", lambda desk, line: line.is_below),
    "bare": ("No evidence", lambda desk, line: desk.evidence_asked.is_missing(line)),
    "open": (
        "Still to confirm",
        lambda desk, line: not (line.decision and line.decision.is_decided),
    ),
    "differ": ("Where we differ", lambda desk, line: line.differs),
}


@dataclass
class Desk:
    assessment: Assessment
    by: object
    looks_again: bool
    may_mark: bool
    areas: list = field(default_factory=list)

    @classmethod
    def of(cls, assessment, by):
        looks_again = may_look_again(by, assessment)
        desk = cls(
            assessment=assessment,
            by=by,
            looks_again=looks_again,
            may_mark=looks_again or may_review(by, assessment),
        )
        areas = sent(assessment, by)
        put_beside(assessment, lines_of(areas), actions.given_marks)
        for area in areas:
            area.lines = [line for line in area.lines if desk.is_shown(line)]
            if area.lines:
                desk.areas.append(area)
        return desk

    def is_shown(self, line) -> bool:
        """Only what was sent; for a second look only the safety statements."""
        return line.is_answered and (line.statement.core or not self.looks_again)

    @cached_property
    def levels(self) -> dict:
        return {level.value: level for level in self.assessment.version.levels.all()}

    @cached_property
    def is_qualified(self) -> bool:
        return is_qualified(self.by)

    def finishing(self):
        """The action that finishes what the viewer does here: after their own review of the round
        a second click is that review's, and not a second look."""
        is_reviewed = self.assessment.state == Assessment.State.REVIEWED
        first = self.assessment.reviews.filter(by=self.by, kind="review")
        if is_reviewed and not first.exists():
            return actions.finish_second_look
        return actions.finish_review

    @property
    def needs_second_look(self) -> bool:
        return self.assessment.asks_second_look and not self.is_qualified

    @cached_property
    def evidence_asked(self) -> EvidenceAsked:
        return EvidenceAsked.today()

    def lines(self, area, show, data=None) -> list[MarkLine]:
        _, is_wanted = SHOWN.get(show, SHOWN[""])
        words = self._words(area)
        return [
            MarkLine(
                line=line,
                form=form_of(line, data),
                words=words.get(line.statement.pk, {}),
                may_tick=self._may_tick(line),
                is_bare=self.evidence_asked.is_missing(line),
                asked_from=self.evidence_asked.from_level_of(line.statement),
            )
            for line in area.lines
            if is_wanted(self, line)
        ]

    def _may_tick(self, line) -> bool:
        """Can the answer be agreed with together with others? Never a safety statement, nor in an
        area that somebody else was asked to confirm."""
        mark = line.mark
        is_settled = bool(mark and (mark.is_decided or mark.send_back))
        return not (line.statement.core or line.asked or is_settled)

    def _words(self, area) -> dict:
        found = {}
        for text in LevelDescriptor.objects.filter(statement__domain=area.domain):
            found.setdefault(text.statement_id, {})[text.value] = text.text
        return found

    def area_page(self, place, lines, show) -> dict:
        area = self.areas[place]
        here = reverse("assessments:review_domain", args=[self.assessment.uuid, area.domain.code])
        for line in lines:
            line.options = list(self._options(line))
            line.said_words = line.words.get(line.line.level, "")
        saved = [line.mark.saved_at for line in area.lines if line.mark]
        return {
            "desk": self,
            "assessment": self.assessment,
            "area": area,
            "number": place + 1,
            "lines": lines,
            "before": self.areas[place - 1].domain.code if place else None,
            "after": self.areas[place + 1].domain.code if place + 1 < len(self.areas) else None,
            "core": sum(line.statement.core for line in area.lines),
            "ticks": sum(line.may_tick for line in lines),
            "ticked": sum(line.is_ticked for line in lines),
            "reason_to_ask": ASK_FOR_EVIDENCE,
            "hint": HINT,
            "saved_at": max(saved, default=None),
            "tabs": [
                {
                    "label": label,
                    "count": sum(is_wanted(self, line) for line in area.lines),
                    "url": f"{here}?show={key}" if key else here,
                    "is_shown": key == show,
                }
                for key, (label, is_wanted) in SHOWN.items()
                if key == show or any(is_wanted(self, line) for line in area.lines)
            ],
        }

    def _options(self, line):
        """The choices beside an answer: value, short label, name, words, whether it is chosen."""
        for value, level in sorted(self.levels.items()):
            words = line.words.get(value, level.description)
            label = str(value) if value else level.name
            yield str(value), label, level.name, words, line.chosen == str(value)

    def overview(self) -> dict:
        lines = lines_of(self.areas)
        back = [line for line in lines if line.mark and line.mark.send_back]
        decided = sum(area.decided for area in self.areas)
        return {
            "desk": self,
            "assessment": self.assessment,
            "areas": self.areas,
            "total": len(lines),
            "decided": decided,
            "undecided": len(lines) - decided - len(back),
            "back": back,
            "stay": len(lines) - len(back),
            "returned": [line for line in lines if line.returned],
            "came_again": CameAgain.among(self.assessment, lines),
            "core": sum(line.statement.core for line in lines),
            "summary": Summary.of(self, lines),
        }

    def faults(self, words, revisions) -> list[tuple[str, str]]:
        """What is to be changed, each with the address of its place: for the error summary."""
        wanted = set(revisions)
        return [
            (f"{words} “{line.statement}”", self._address(line))
            for line in lines_of(self.areas)
            if line.said.pk in wanted
        ]

    def _address(self, line) -> str:
        return f"{self.address_of(line.statement)}#{line.statement.code}"

    def address_of(self, of) -> str:
        """The page of an area, or of a statement's."""
        return reverse("assessments:review_domain", args=[self.assessment.uuid, of.domain.code])
