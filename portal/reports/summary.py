"""What the summary of a self-assessment says: one set of facts for the page and the PDF.

Only what was sent and what was finished is in it: neither a draft of the practitioner nor a mark
that a supervisor has not finished.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import prefetch_related_objects

from skills.assessments.models import Assessment, Return
from skills.assessments.outcome import Outcome, note_of, views_of
from skills.assessments.profile import Profile
from skills.assessments.rounds import lines_of

from .measures import Measure, measure_areas
from .voices import Piece, Voice, answer_of, piece_of, view_of, voice_of, word_of
from .words import day_of, plaindate

NO_BREAK = "\u00a0"
REVIEW = "Review"
PAST_PRACTICE = "They did this in the past, and now oversee it."
NOT_ANSWERED = "Not answered"
NOT_REVIEWED = "Not reviewed yet"
NOTHING = "Nothing to confirm"
NOT_NEEDED = "Not needed"
STATES = {
    Assessment.State.DRAFT: ("yellow", "Sent back"),
    Assessment.State.SUBMITTED: ("blue", "Sent"),
    Assessment.State.REVIEWED: ("green", "Reviewed"),
    Assessment.State.WITHDRAWN: ("grey", "Withdrawn"),
}


@dataclass(frozen=True)
class Line:
    """A statement: what was said, confirmed and needed, as levels (None without one) and words."""

    title: str
    core: bool
    said: int | None
    said_word: str
    comment: str
    confirmed: int | None
    confirmed_word: str
    needed: int
    needed_word: str
    counts: bool
    confirmations: list[Voice] = field(default_factory=list)
    returns: list[Voice] = field(default_factory=list)
    answers: list[Voice] = field(default_factory=list)
    outside: list[Voice] = field(default_factory=list)
    evidence: list[Piece] = field(default_factory=list)
    past_practice: bool = False

    @property
    def needed_level(self) -> int | None:
        return self.needed or None

    @property
    def told(self) -> list[Voice]:
        """The confirmations that say more than the level beside them: those with a comment, and all
        where there are several."""
        several = len(self.confirmations) > 1
        return [voice for voice in self.confirmations if voice.text or several]

    @property
    def is_below(self) -> bool:
        return self.counts and (self.confirmed or 0) < self.needed


@dataclass(frozen=True)
class Area:
    code: str
    title: str
    lines: list[Line]
    measure: Measure


@dataclass(frozen=True)
class Verdict:
    """A finished review, and what the practitioner says to it."""

    who: str
    day: datetime
    title: str
    note: str
    answer: str
    answer_text: str


@dataclass(frozen=True)
class Summary:
    name: str
    role: str
    team: str
    employer: str
    title: str
    colour: str
    state: str
    facts: list[tuple[str, str]]
    verdicts: list[Verdict]
    areas: list[Area]
    scale: str
    profile: Profile

    @property
    def who(self) -> str:
        return ", ".join(filter(None, (self.role, self.team, self.employer)))

    @property
    def is_reviewed(self) -> bool:
        return bool(self.verdicts)

    @property
    def at_level(self) -> int:
        return sum(area.measure.at_level for area in self.areas)

    @property
    def counted(self) -> int:
        return sum(area.measure.counted for area in self.areas)

    @property
    def core_below(self) -> list[str]:
        """The safety statements that are confirmed below the level needed."""
        lines = [line for area in self.areas for line in area.lines]
        return [line.title for line in lines if line.core and line.is_below]


def sent():
    """Rounds that were sent at least once, with what a summary says of them. Before that there is
    nothing to sum up, not for its writer either."""
    return Assessment.objects.filter(submitted_at__isnull=False).select_related(
        "employment__user",
        "employment__organisation",
        "profile",
        "version__framework",
    )


def summary_of(assessment) -> Summary:
    employment, version = assessment.employment, assessment.version
    post = employment.post_on(day_of(assessment.submitted_at))
    outcome = Outcome(assessment)
    verdicts = [_verdict(review) for review in outcome.reviews]
    colour, state = STATES[assessment.state]
    levels = {level.value: str(level) for level in version.levels.all()}
    rounds = outcome.areas
    prefetch_related_objects([x.said for x in lines_of(rounds) if x.said], "evidence__file")
    return Summary(
        name=employment.user.name,
        role=assessment.profile.name,
        team=post.team.name if post else "",
        employer=employment.organisation.name,
        title=assessment.title,
        colour=colour,
        state=state,
        facts=_facts(assessment, verdicts, len(outcome.lines)),
        verdicts=verdicts,
        areas=_areas(rounds, _returned(assessment), levels),
        scale=_scale(levels),
        profile=Profile(rounds, {}),
    )


def _facts(assessment, verdicts, count: int) -> list[tuple[str, str]]:
    version = assessment.version
    asked = assessment.domain or assessment.get_kind_display()
    facts = [
        ("Framework", f"{version.framework.title}, version {version.number}"),
        ("Asked", f"{asked}: {count} statement{'' if count == 1 else 's'}"),
        ("Started", plaindate(assessment.started_at)),
        ("Sent", plaindate(assessment.submitted_at)),
    ]
    for verdict in verdicts:
        label = "Reviewed" if verdict.title == REVIEW else verdict.title
        facts.append((label, f"{plaindate(verdict.day)} by {verdict.who}"))
    return facts


def _verdict(review) -> Verdict:
    response = getattr(review, "response", None)
    if response is None:
        answer = "No answer yet"
    else:
        word = "Agrees" if response.agrees else "Sees it differently"
        answer = f"{word}, {plaindate(response.responded_at)}"
    return Verdict(
        who=review.by.name,
        day=review.finished_at,
        title=review.get_kind_display(),
        note=review.note,
        answer=answer,
        answer_text=response.comment if response else "",
    )


def _scale(levels) -> str:
    """“0 Not yet, 1 Developing awareness, …”: no line breaks between a digit and its name."""
    names = [name if value else f"0 {name}" for value, name in levels.items()]
    return ", ".join(name.replace(" ", NO_BREAK, 1) for name in names)


def _areas(rounds, returned, levels) -> list[Area]:
    """The round as its own pages lay it out, in words."""
    lines = {
        area.domain.code: [_line(line, returned[line.statement.pk], levels) for line in area.lines]
        for area in rounds
    }
    rows = [
        (code, line.said, line.confirmed, line.needed, line.counts)
        for code, found in lines.items()
        for line in found
    ]
    measures = measure_areas(rows)
    return [
        Area(
            area.domain.code, area.domain.title, lines[area.domain.code], measures[area.domain.code]
        )
        for area in rounds
    ]


def _returned(assessment) -> defaultdict:
    """Why answers went back, by statement, in the order in which they did."""
    found = defaultdict(list)
    rows = Return.objects.filter(revision__assessment=assessment).select_related("by", "revision")
    for row in rows.order_by("returned_at", "id"):
        found[row.revision.statement_id].append(Voice(row.by.name, row.returned_at, row.reason))
    return found


def _line(line, returns, levels) -> Line:
    return Line(
        title=line.statement.title,
        core=line.statement.core,
        said=line.level,
        said_word=word_of(line.said, levels, NOT_ANSWERED),
        comment=line.said.comment if line.said else "",
        confirmed=line.confirmed_level,
        confirmed_word=word_of(line.confirmed, levels, NOT_REVIEWED if line.said else NOTHING),
        needed=line.minimum,
        needed_word=levels[line.minimum] if line.minimum else NOT_NEEDED,
        counts=line.is_part_of_job and line.said is not None,
        confirmations=[voice_of(confirmation, levels) for confirmation in line.confirmations],
        returns=returns,
        answers=[answer_of(note) for note in map(note_of, line.confirmations) if note],
        outside=[view_of(view, levels) for view in views_of(line)],
        evidence=[piece_of(piece) for piece in line.said.evidence.all()] if line.said else [],
        past_practice=bool(line.said and line.said.past_practice),
    )
