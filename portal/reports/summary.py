"""What the summary of a self-assessment says: one set of facts for the page and the PDF.

Only what was sent and what was finished is in it: neither a draft of the practitioner nor a mark
that a supervisor has not finished.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from skills.assessments.models import Assessment, Confirmation, Return

from .measures import Measure, measure_areas
from .words import day_of, plaindate

NOT_IN_ROLE = "Not part of the job"
NOT_ANSWERED = "Not answered"
NOT_REVIEWED = "Not reviewed yet"
NOTHING = "Nothing to confirm"
STATES = {
    Assessment.State.DRAFT: ("yellow", "Sent back"),
    Assessment.State.SUBMITTED: ("blue", "Sent"),
    Assessment.State.REVIEWED: ("green", "Reviewed"),
    Assessment.State.WITHDRAWN: ("grey", "Withdrawn"),
}


@dataclass(frozen=True)
class Voice:
    """What somebody said on a day: of a level, or why it went back."""

    who: str
    day: datetime
    text: str
    level: str = ""
    qualified: bool = False


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
        return self.counts and self.confirmed is not None and self.confirmed < self.needed


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
    second_look: bool
    note: str
    answer: str
    answer_text: str


@dataclass(frozen=True)
class Summary:
    name: str
    role: str
    team: str
    employer: str
    year: int
    colour: str
    state: str
    facts: list[tuple[str, str]]
    verdicts: list[Verdict]
    areas: list[Area]
    levels: list[str]

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
    verdicts = [_verdict(review) for review in _reviews(assessment)]
    colour, state = STATES[assessment.state]
    levels = {level.value: str(level) for level in version.levels.all()}
    return Summary(
        name=employment.user.name,
        role=assessment.profile.name,
        team=post.team.name if post else "",
        employer=employment.organisation.name,
        year=assessment.started_at.year,
        colour=colour,
        state=state,
        facts=_facts(assessment, verdicts),
        verdicts=verdicts,
        areas=_areas(assessment, levels),
        levels=[name if value else f"0 {name}" for value, name in levels.items()],
    )


def _facts(assessment, verdicts) -> list[tuple[str, str]]:
    version = assessment.version
    facts = [
        ("Framework", f"{version.framework.title}, version {version.number}"),
        ("Started", plaindate(assessment.started_at)),
        ("Sent", plaindate(assessment.submitted_at)),
    ]
    for verdict in verdicts:
        label = "Second look" if verdict.second_look else "Reviewed"
        facts.append((label, f"{plaindate(verdict.day)} by {verdict.who}"))
    return facts


def _reviews(assessment):
    return assessment.reviews.select_related("by", "response").order_by("finished_at", "id")


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
        second_look=review.second_look,
        note=review.note,
        answer=answer,
        answer_text=response.comment if response else "",
    )


def _areas(assessment, levels) -> list[Area]:
    lines = defaultdict(list)
    domains = {}
    for statement, line in _lines(assessment, levels):
        domains[statement.domain.code] = statement.domain.title
        lines[statement.domain.code].append(line)
    rows = [
        (code, line.said, line.confirmed, line.needed, line.counts)
        for code, found in lines.items()
        for line in found
    ]
    measures = measure_areas(rows)
    return [Area(code, domains[code], lines[code], measures[code]) for code in lines]


def _lines(assessment, levels):
    """Each statement of the version, in the framework's order, with its line."""
    revisions = {r.statement_id: r for r in assessment.revisions.standing()}
    needed = dict(assessment.profile.requirements.values_list("statement", "minimum"))
    said_of = _by_revision(
        Confirmation.objects.filter(revision__assessment=assessment).select_related("by")
    )
    returned = _by_revision(
        Return.objects.filter(revision__assessment=assessment).select_related("by")
    )
    for statement in assessment.version.statements.select_related("domain"):
        revision = revisions.get(statement.pk)
        key = revision.pk if revision else None
        yield (
            statement,
            _line(statement, revision, said_of[key], returned[key], needed[statement.pk], levels),
        )


def _by_revision(rows) -> defaultdict:
    found = defaultdict(list)
    for row in rows.order_by("id"):
        found[row.revision_id].append(row)
    return found


def _line(statement, revision, confirmations, returns, needed, levels) -> Line:
    newest = confirmations[-1] if confirmations else None
    return Line(
        title=statement.title,
        core=statement.core,
        said=revision.level if revision else None,
        said_word=_word(revision, levels, NOT_ANSWERED),
        comment=revision.comment if revision else "",
        confirmed=newest.level if newest else None,
        confirmed_word=_word(newest, levels, NOT_REVIEWED if revision else NOTHING),
        needed=needed,
        needed_word=levels[needed] if needed else "Not needed",
        counts=needed > 0 and not (newest and newest.not_in_role),
        confirmations=[
            Voice(
                row.by.name,
                row.confirmed_on,
                row.comment,
                _word(row, levels, ""),
                row.registration_id is not None,
            )
            for row in confirmations
        ],
        returns=[Voice(row.by.name, row.returned_at, row.reason) for row in returns],
    )


def _word(row, levels, without: str) -> str:
    if row is None:
        return without
    return NOT_IN_ROLE if row.not_in_role else levels[row.level]
