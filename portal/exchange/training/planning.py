"""What a file would do, row by row."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from portal.dates import in_words, today
from portal.exchange.rules import may_apply_past
from skills.training.models import Course, PastLine
from skills.training.rules import expiry_of
from skills.training.rules.completions import first_of

from .here import Here, Someone
from .rows import Past

Outcome = PastLine.Outcome
A_DAY = timedelta(days=1)
NOBODY = "Nobody whom you may record this for has this {}."
SEVERAL = "Several people have this name. Give the e-mail address."
OWN = "You can’t record what you finished yourself. Ask a colleague."
NOT_OURS = "It is none of our courses. If it taught the same, write ours under “Counts as”."
WITHDRAWN = "The training team took this off their record."


@dataclass
class Line:
    past: Past
    outcome: str = Outcome.NEW
    someone: Someone | None = None
    course: Course | None = None
    until: date | None = None  # the first day on which it does not count, by the file
    says: list[str] = field(default_factory=list)

    def stop(self, outcome, words) -> None:
        self.outcome = outcome
        self.says.append(words)

    @property
    def who(self) -> str:
        return str(self.someone or self.past)

    @property
    def what(self) -> str:
        day = f", {in_words(self.past.completed_on)}" if self.past.completed_on else ""
        return f"{self.past.course or self.past.counts_as}{day}"

    @property
    def title(self) -> str:
        """What it was called, where that is not our own course."""
        return self.past.course if self.past.counts_as else ""

    @property
    def facts(self) -> list:
        day, until = self.past.completed_on, self.until
        who, course = self.someone and self.someone.pk, self.course and self.course.pk
        texts = [self.past.number, str(self.outcome), who, course, str(day), str(until)]
        return [*texts, self.title, self.past.provider]


@dataclass
class Plan:
    lines: list[Line]

    @property
    def counts(self) -> dict[str, int]:
        return dict(Counter(str(line.outcome) for line in self.lines))

    @property
    def digest(self) -> str:
        said = json.dumps([line.facts for line in self.lines])
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def to_write(self) -> list[Line]:
        """In the order of their days: what counts on from the time before finds it there."""
        new = [line for line in self.lines if line.outcome == Outcome.NEW]
        return sorted(new, key=lambda line: (line.past.completed_on, line.past.number))


def plan_for(rows, *, organisation, by) -> Plan:
    """`by` is whoever would apply it: nobody puts on record what they finished themselves."""
    here = Here(organisation)
    own = here.kept[by.pk] if may_apply_past(by) else None
    seen = set()
    return Plan([_line(past, here, own, seen) for past in rows])


def _line(past, here, own, seen) -> Line:
    line = Line(past)
    if past.faults:
        line.outcome, line.says = Outcome.REFUSED, past.faults
        return line
    people = here.people(past)
    if len(people) != 1:
        words = SEVERAL if people else NOBODY.format("address" if past.email else "name")
        line.stop(Outcome.PERSON, words)
        return line
    [line.someone] = people
    if line.someone.pk == own:
        line.stop(Outcome.REFUSED, OWN)
        return line
    line.course = here.course_named(past.counts_as or past.course)
    if line.course is None:
        line.stop(Outcome.COURSE, NOT_OURS)
        return line
    _against_the_record(line, here, seen)
    return line


def _against_the_record(line, here, seen) -> None:
    past = line.past
    key = (line.someone.pk, line.course.pk, past.completed_on)
    if key in here.done:
        if here.done[key]:
            line.stop(Outcome.REFUSED, WITHDRAWN)
        else:
            line.stop(Outcome.THERE, "It is on their record for that day.")
    elif key in seen:
        line.stop(Outcome.THERE, "The file says it in a row before this one.")
    else:
        seen.add(key)
        line.until = past.counts_until and past.counts_until + A_DAY
        line.says = _told(line)


def _told(line) -> list[str]:
    says = [f"Counts as “{line.course}”."] if line.title else []
    if line.past.email and line.past.name and line.past.name != line.someone.name:
        says.append(f"The file calls them “{line.past.name}”.")
    if line.course.expiry == Course.Expiry.FROM_LAST_EXPIRY:
        return says
    ends = first_of(expiry_of(line.course, line.past.completed_on, None), line.until)
    if ends is None:
        return [*says, "Counts for good."]
    last = in_words(ends - A_DAY)
    return [*says, f"Ran out on {last}." if ends <= today() else f"Counts until {last}."]
