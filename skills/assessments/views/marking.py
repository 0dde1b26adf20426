"""A reviewer's desk: the round that was sent, with their marks beside each answer."""

from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse

from portal.people.rules import is_qualified
from portal.plain.forms import HINT
from skills.framework.models import LevelDescriptor

from .. import actions
from ..forms import NOT_IN_ROLE, MarkForm
from ..models import Assessment
from ..others import put_beside
from ..refusals import AskedOfAnother, Stale, WrongAnswer
from ..rounds import Line, lines_of, sent
from ..rules import may_look_again, may_review

SHOWN = {
    "": ("All", lambda line: True),
    "changed": ("Changed since last confirmed", lambda line: line.is_changed),
    "below": ("Below the level needed", lambda line: line.is_below),
    "open": ("Still to confirm", lambda line: not (line.decision and line.decision.is_decided)),
}


@dataclass
class MarkLine:
    """An answer with the form beside it. `kept` is what was saved elsewhere in the meantime."""

    line: Line
    form: MarkForm
    words: dict
    kept: object = None
    problem: str = ""

    @property
    def is_in_post(self) -> bool:
        return f"{self.form.prefix}-edit" in self.form.data

    @property
    def chosen(self) -> str:
        return str(self.form["level"].value() or "")

    @property
    def said_value(self) -> str:
        return NOT_IN_ROLE if self.line.not_in_role else str(self.line.level)

    def save(self, by) -> bool:
        """Keep the mark as a draft; False where there is something to change on the page."""
        if not self.is_in_post:
            return True
        if not self.form.is_valid():
            return False
        if self.form.cleaned_data["answer"] not in {None, self.line.said.number}:
            self._show_anew()
            return False
        try:
            mark = actions.save_mark(revision=self.line.said, by=by, **self.form.content())
        except (WrongAnswer, AskedOfAnother) as refusal:
            self.problem = str(refusal)
        except Stale as refusal:
            self.kept = refusal.kept
            data = self.form.data.dict() | {f"{self.form.prefix}-edit": refusal.kept.edit}
            self.form = _form(self.line, data)
        else:
            self.line.mark = mark if mark.pk else None
        return not (self.problem or self.kept)

    @property
    def is_to_look_at_again(self) -> bool:
        """Was it saved with words that the page had not yet warned of?"""
        mark = self.line.mark
        return bool(self.is_in_post and mark and mark.points_to_family and not self.form.was_warned)

    def _show_anew(self) -> None:
        """What was typed stays, beside the answer that stands now."""
        prefix = self.form.prefix
        now = _starting_from(self.line)
        counts = {f"{prefix}-{name}": now[name] for name in ("answer", "edit")}
        self.form = _form(self.line, self.form.data.dict() | counts)
        self.problem = "They changed this answer and sent it again. Read the new one, then save."


def _starting_from(line) -> dict:
    return MarkForm.starting_from(line.mark) | {"answer": line.said.number}


def _form(line, data=None) -> MarkForm:
    return MarkForm(
        data,
        initial=_starting_from(line),
        prefix=line.statement.code,
        may_leave_out=line.not_in_role,
    )


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
        return not self.is_qualified and self.assessment.asks_second_look

    def lines(self, area, show, data=None) -> list[MarkLine]:
        _, is_wanted = SHOWN.get(show, SHOWN[""])
        words = self._words(area)
        return [
            MarkLine(line=line, form=_form(line, data), words=words.get(line.statement.pk, {}))
            for line in area.lines
            if is_wanted(line)
        ]

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
            "hint": HINT,
            "saved_at": max(saved, default=None),
            "tabs": [
                {
                    "label": label,
                    "count": sum(map(is_wanted, area.lines)),
                    "url": f"{here}?show={key}" if key else here,
                    "is_shown": key == show,
                }
                for key, (label, is_wanted) in SHOWN.items()
            ],
        }

    def _options(self, line):
        """The choices beside an answer: value, short label, name, words, whether it is chosen."""
        for value, level in sorted(self.levels.items()):
            words = line.words.get(value, level.description)
            label = str(value) if value else level.name
            yield str(value), label, level.name, words, line.chosen == str(value)
        if line.line.not_in_role:
            yield NOT_IN_ROLE, "Not their job", "", "", line.chosen == NOT_IN_ROLE

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
            "core": sum(line.statement.core for line in lines),
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
