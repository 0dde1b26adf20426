"""What the page of one statement shows."""

from dataclasses import dataclass

from django.urls import reverse

from ..evidence import section_of
from ..forms import NOT_IN_ROLE, AnswerForm
from ..models import Assessment
from ..rounds import Area, Line, drafted, last_time, lines_of


@dataclass
class Choice:
    value: str
    level: object
    name: str
    words: str
    is_needed: bool = False
    was_confirmed: bool = False
    is_chosen: bool = False


@dataclass
class StatementPage:
    assessment: Assessment
    area: Area
    line: Line
    before: Line | None
    after: Line | None

    @classmethod
    def of(cls, assessment, code):
        """The page of the statement with that code; None for one that is not in the round."""
        areas = drafted(assessment)
        lines = lines_of(areas)
        places = [i for i, line in enumerate(lines) if line.statement.code == code]
        if not places:
            return None
        place = places[0]
        line = lines[place]
        area = next(area for area in areas if area.domain == line.statement.domain)
        return cls(
            assessment=assessment,
            area=area,
            line=line,
            before=_nearest(assessment, reversed(lines[:place])),
            after=_nearest(assessment, lines[place + 1 :]),
        )

    def form(self, data=None) -> AnswerForm:
        first = AnswerForm.starting_from(self.line.said)
        may_leave_out = not self.line.statement.core
        return AnswerForm(data, initial=first, may_leave_out=may_leave_out)

    def next_address(self) -> str:
        if self.after is None:
            return reverse("assessments:check", args=[self.assessment.uuid])
        return self.address_of(self.after)

    def address_of(self, line) -> str:
        return reverse("assessments:answer", args=[self.assessment.uuid, line.statement.code])

    def context(self, form) -> dict:
        last = last_time(self.assessment, self.line.statement)
        levels = {level.value: level for level in self.assessment.version.levels.all()}
        return {
            "assessment": self.assessment,
            "area": self.area,
            "line": self.line,
            "number": self.area.lines.index(self.line) + 1,
            "steps": [(line, self.address_of(line)) for line in self.area.lines],
            "before": self.before and self.address_of(self.before),
            "form": form,
            "choices": list(self._choices(form, levels, last)),
            "not_in_role": NOT_IN_ROLE,
            **section_of(self.line),
            "last": last and self._with_levels(last, levels),
            "crumbs": [
                ("My skills", reverse("assessments:mine")),
                (self.assessment.title, self.assessment.get_absolute_url()),
            ],
        }

    def _choices(self, form, levels, last):
        words = {d.value: d.text for d in self.line.statement.descriptors.all()}
        chosen = str(form["level"].value() or "")
        confirmed = last["confirmed_level"] if last else None
        for value, level in sorted(levels.items()):
            yield Choice(
                value=str(value),
                level=value,
                name=str(level),
                words=words.get(value, level.description),
                is_needed=value > 0 and value == self.line.minimum,
                was_confirmed=value == confirmed,
                is_chosen=str(value) == chosen,
            )

    @staticmethod
    def _with_levels(last, levels) -> dict:
        return last | {
            "said_name": levels.get(last["level"]),
            "confirmed_name": levels.get(last["confirmed_level"]),
        }


def _nearest(assessment, lines) -> Line | None:
    """The next statement to go to: after a return, the next one that came back."""
    return next((x for x in lines if x.is_open or not assessment.was_returned), None)
