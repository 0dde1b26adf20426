"""What a page of statements to answer shows: of one statement, or of an area."""

from dataclasses import dataclass, field

from django.urls import reverse

from ..drafts import Draft, DraftLine
from ..forms import NOT_IN_ROLE, AnswerForm
from ..words import Words


@dataclass
class Choice:
    value: str
    level: int
    name: str
    words: str
    is_needed: bool = False
    was_confirmed: bool = False
    is_chosen: bool = False
    asks_evidence: bool = False


@dataclass
class Row:
    """A statement with its form. `kept` is what was saved elsewhere in the meantime."""

    line: DraftLine
    form: AnswerForm
    words: Words
    may_change: bool = True
    kept: object = None

    @property
    def code(self) -> str:
        return self.line.statement.code

    @property
    def not_in_role(self) -> str:
        return "" if self.line.statement.core else NOT_IN_ROLE

    @property
    def chosen(self) -> str:
        return str(self.form["level"].value() or "")

    @property
    def choices(self) -> list[Choice]:
        line, before = self.line, self.line.before
        confirmed = before.confirmed.level if before and before.confirmed else None
        counts = before is not None and before.counts_again
        return [
            Choice(
                value=str(value),
                level=value,
                name=str(level),
                words=self.words.at(line.statement.pk, value),
                is_needed=value > 0 and value == line.minimum,
                was_confirmed=counts and value == confirmed,
                is_chosen=str(value) == self.chosen,
                asks_evidence=value >= line.asks_from and not line.pieces,
            )
            for value, level in self.words.levels.items()
        ]

    @property
    def same(self):
        """What one press says again, as the form has it; nothing where it is another meaning."""
        before = self.line.before
        is_known = (
            before and before.counts_again and (before.value != NOT_IN_ROLE or self.not_in_role)
        )
        return before.value if is_known else ""


def row_of(draft, line, words, data=None, *, prefix=None) -> Row:
    return Row(
        line=line,
        form=AnswerForm.of(line.said, data, prefix=prefix),
        words=words,
        may_change=draft.may_change(line),
    )


def crumbs_of(assessment) -> list[tuple]:
    return [
        ("My skills", reverse("assessments:mine")),
        (assessment.title, assessment.get_absolute_url()),
    ]


@dataclass
class StatementPage:
    draft: Draft
    line: DraftLine
    words: Words = field(default_factory=Words)

    @classmethod
    def of(cls, draft, code):
        """The page of the statement with that code; None for one that is not in the round."""
        line = draft.line(code)
        return line and cls(draft=draft, line=line, words=draft.add_before([line]))

    @property
    def is_open(self) -> bool:
        return self.draft.may_change(self.line)

    def row(self, data=None, kept=None) -> Row:
        self.draft.add_evidence([self.line])
        row = row_of(self.draft, self.line, self.words, data)
        row.kept = kept
        return row

    def next_address(self) -> str:
        place = self.draft.lines.index(self.line)
        after = self._nearest(self.draft.lines[place + 1 :])
        return self.address_of(after) if after else self._address("check")

    def address_of(self, line) -> str:
        return self._address("answer", line.statement.code)

    def _address(self, name, *more) -> str:
        return reverse(f"assessments:{name}", args=[self.draft.assessment.uuid, *more])

    def _nearest(self, lines) -> DraftLine | None:
        """The next statement to go to: after a return, the next one that came back."""
        is_returned = self.draft.assessment.was_returned
        return next((x for x in lines if x.is_open or not is_returned), None)

    def context(self, row) -> dict:
        area = self.draft.area_of(self.line)
        before = self._nearest(reversed(self.draft.lines[: self.draft.lines.index(self.line)]))
        return {
            "assessment": self.draft.assessment,
            "area": area,
            "area_url": self._address("area", area.domain.code),
            "line": self.line,
            "row": row,
            "form": row.form,
            "kept": row.kept,
            "number": area.lines.index(self.line) + 1,
            "steps": [(line, self.address_of(line)) for line in area.lines],
            "before": before and self.address_of(before),
            "answered": sum(line.is_answered for line in self.draft.lines),
            "total": len(self.draft.lines),
            "crumbs": crumbs_of(self.draft.assessment),
        }
