"""Who answered, sent and confirmed what, and when: nothing but what people chose. The loader writes
it as rows, many at a time; the tests replay it through the actions and compare. Whatever follows
from a choice, such as which level counts from when, is in neither of them but in the actions."""

from dataclasses import dataclass, field
from datetime import date, datetime

from skills.assessments.models import Assessment


@dataclass(frozen=True)
class Piece:
    """A piece of evidence, written while the round was answered that it was first sent with."""

    kind: str
    happened_on: date
    text: str
    at: datetime


@dataclass(frozen=True)
class Answer:
    """`pieces` are the places of the evidence among the person's own."""

    statement: object
    level: int | None
    comment: str = ""
    pieces: tuple[int, ...] = ()

    @property
    def not_in_role(self) -> bool:
        return self.level is None


@dataclass(frozen=True)
class Verdict:
    """The level that a reviewer gives; None agrees that it is not part of the job."""

    level: int | None
    comment: str = ""

    @property
    def not_in_role(self) -> bool:
        return self.level is None


@dataclass(frozen=True)
class SentBack:
    """Some answers come back with a reason each, by statement; they are changed, and all is sent
    again."""

    at: datetime
    reasons: dict[int, str]
    changed: dict[int, Answer]
    sent_at: datetime


@dataclass(frozen=True)
class Word:
    """A review or a second look: a verdict a statement, and what the practitioner says to it.
    `agrees` is None where they say nothing."""

    at: datetime
    by: object
    verdicts: dict[int, Verdict]
    note: str = ""
    agrees: bool | None = None
    comment: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True)
class Round:
    """A draft has no `sent_at`, and what waits for its review has no `review`."""

    kind: str
    begun_at: datetime
    asked: tuple
    answers: dict[int, Answer]
    answered_at: datetime
    domain: object = None
    sent_at: datetime | None = None
    sent_back: SentBack | None = None
    review: Word | None = None
    look: Word | None = None

    @property
    def standing(self) -> dict[int, Answer]:
        """The answers as they were at last, by statement."""
        return self.answers | (self.sent_back.changed if self.sent_back else {})

    @property
    def last_sent_at(self) -> datetime | None:
        return self.sent_back.sent_at if self.sent_back else self.sent_at


@dataclass(frozen=True)
class Job:
    """Somebody in a job: what the framework asks of it, who supervises them, and the practice
    supervisor of the place, who looks again where that is asked. `registrations` are theirs, in
    date throughout, by person."""

    employment: object
    profile: object
    supervisor: object
    looker: object
    registrations: dict

    @property
    def asks_second_look(self) -> bool:
        """Does gate G3 ask for a social worker's word, and is the supervisor none?"""
        rated = Assessment(profile=self.profile)
        return rated.asks_second_look and self.supervisor.pk not in self.registrations


@dataclass
class History:
    job: Job
    pieces: list[Piece] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
