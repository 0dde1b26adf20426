"""A round laid out for reading: its areas, the statements in each, and what was said of them."""

from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Exists, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce

from skills.framework.models import Requirement, Statement, StatementMap

from .models import (
    Confirmation,
    ConfirmedLevel,
    EvidenceRevision,
    Return,
    ReviewMark,
)


@dataclass
class Line:
    """A statement in a round. `said` is the draft's answer or the revision that was sent, or None;
    `confirmations` are in the order of the reviews; `before` is the level that was confirmed in an
    earlier round, where the page compares."""

    statement: object
    said: object = None
    confirmations: list = field(default_factory=list)
    mark: object = None
    returned: object = None
    # Who was asked for the area, the level that they gave, and what people outside say.
    asked: object = None
    given: object = None
    outside: list = field(default_factory=list)
    before: int | None = None

    @property
    def minimum(self) -> int:
        return self.statement.minimum

    @property
    def needed(self) -> int | None:
        """The level that the role needs, where it needs any."""
        return self.minimum or None

    @property
    def held(self):
        """The confirmed level that counts now, from whichever round it is."""
        return self.statement.held

    @property
    def level(self):
        return self.said.level if self.said else None

    @property
    def not_in_role(self) -> bool:
        return bool(self.said and self.said.not_in_role)

    @property
    def decision(self):
        """What is to be confirmed: the mark of a colleague who was asked, or the reviewer's own."""
        if self.mark and self.mark.send_back:
            return self.mark
        return self.given if self.asked else self.mark

    @property
    def is_decided(self) -> bool:
        return bool(self.decision and self.decision.is_decided)

    @property
    def is_answered(self) -> bool:
        return self.level is not None or self.not_in_role

    @property
    def is_below(self) -> bool:
        return self.level is not None and self.level < self.minimum

    @property
    def is_changed(self) -> bool:
        """Does the answer differ from the level that counts now?"""
        return None not in {self.level, self.held} and self.level != self.held

    @property
    def change(self) -> str:
        """“Up 1”, “Down 2”: how far the answer is from the level that counts now."""
        steps = (self.level or 0) - (self.held or 0)
        return f"{'Up' if steps > 0 else 'Down'} {abs(steps)}"

    @property
    def confirmed(self):
        """The confirmation that counts: the one of the last review."""
        return self.confirmations[-1] if self.confirmations else None

    @property
    def confirmed_level(self):
        return self.confirmed.level if self.confirmed else None

    @property
    def is_part_of_job(self) -> bool:
        return not (self.confirmed and self.confirmed.not_in_role)

    @property
    def is_at_level(self) -> bool:
        return (self.confirmed_level or 0) >= self.minimum

    @property
    def is_counted(self) -> bool:
        """Was a level confirmed? What was left without an answer, and what is no part of the job,
        is neither at the level needed nor below it."""
        return self.confirmed_level is not None

    @property
    def gap(self) -> int:
        """How many levels are missing to the one that is needed."""
        return max(0, self.minimum - self.confirmed_level) if self.is_counted else 0

    @property
    def differs(self) -> bool:
        """Is another level to be confirmed than the one that was given?"""
        mark = self.decision
        said = (self.level, self.not_in_role)
        return self.is_decided and (mark.level, mark.not_in_role) != said

    @property
    def is_new_since_return(self) -> bool:
        """Did it go back, and come again changed? A level for the old answer doesn't count."""
        return bool(self.returned and self.said.number > self.returned.revision.number)

    @property
    def is_open(self) -> bool:
        """Was this answer sent back, for the practitioner to look at again?"""
        return bool(self.said and getattr(self.said, "reopened", False))


@dataclass
class Area:
    domain: object
    lines: list

    @property
    def answered(self) -> int:
        return sum(line.is_answered for line in self.lines)

    @property
    def is_whole(self) -> bool:
        return self.answered == len(self.lines)

    @property
    def below(self) -> int:
        return sum(line.is_below for line in self.lines)

    @property
    def open_lines(self) -> list:
        return [line for line in self.lines if line.is_open]

    @property
    def decided(self) -> int:
        return sum(line.is_decided for line in self.lines)

    @property
    def differing(self) -> int:
        return sum(line.differs for line in self.lines)

    @property
    def to_send_back(self) -> int:
        return sum(bool(line.mark and line.mark.send_back) for line in self.lines)

    @property
    def in_job(self) -> list:
        return [line for line in self.lines if line.is_part_of_job]

    @property
    def counted(self) -> list:
        """The statements of which a level is confirmed."""
        return [line for line in self.lines if line.is_counted]

    @property
    def at_level(self) -> int:
        return sum(line.is_at_level for line in self.counted)

    @property
    def below_need(self) -> list:
        """Of those, the ones below the level that the role needs."""
        return [line for line in self.counted if not line.is_at_level]


def drafted(assessment) -> list[Area]:
    """The round as its practitioner sees it: the answers so far, and why some came back."""
    ratings = {rating.statement_id: rating for rating in assessment.ratings.all()}
    reasons = _returns(assessment) if assessment.was_returned else {}
    return areas_of(
        Line(statement=s, said=ratings.get(s.pk), returned=reasons.get(s.pk))
        for s in statements_of(assessment)
    )


def sent(assessment, by) -> list[Area]:
    """The round as a reviewer sees it: what was sent, with the marks of `by` beside it."""
    is_reviewed = assessment.state == assessment.State.REVIEWED
    revisions = _standing(assessment, confirmed=is_reviewed, with_evidence=True)
    marks = {mark.revision_id: mark for mark in ReviewMark.objects.of_standing(assessment, by)}
    went_back = any(revision.went_back for revision in revisions.values())
    reasons = _returns(assessment) if went_back else {}
    lines = []
    for statement in statements_of(assessment):
        said = revisions.get(statement.pk)
        lines.append(
            Line(
                statement=statement,
                said=said,
                confirmations=getattr(said, "confirmed", []),
                mark=marks.get(said.pk) if said else None,
                returned=reasons.get(statement.pk),
            )
        )
    return areas_of(lines)


def reviewed(assessment) -> list[Area]:
    """The round with what was confirmed of it."""
    revisions = _standing(assessment, confirmed=True)
    return areas_of(
        Line(
            statement=s,
            said=revisions.get(s.pk),
            confirmations=getattr(revisions.get(s.pk), "confirmed", []),
        )
        for s in statements_of(assessment)
    )


def lines_of(areas) -> list[Line]:
    return [line for area in areas for line in area.lines]


def statements_of(assessment):
    """What the round asks, in order: each statement with the level that the role needs (`minimum`),
    the level that is confirmed so far (`held`), and the last day on which it was (`held_on`)."""
    open_levels = ConfirmedLevel.objects.filter(
        employment=assessment.employment_id,
        job_role=assessment.profile.job_role_id,
        ends=None,
    )
    own = open_levels.filter(meaning=OuterRef("meaning"))
    # Or of a statement of another framework that also answers this one.
    answering = StatementMap.objects.answering(OuterRef(OuterRef("meaning")))
    others = open_levels.filter(meaning__in=answering).order_by("-starts", "-pk")
    return (
        needed_in(assessment.profile)
        .filter(ratings__assessment=assessment)
        .annotate(
            held=_first_of("level", own, others), held_on=_first_of("affirmed_on", own, others)
        )
        .order_by("domain__position", "position")
    )


def _first_of(name, *rows):
    return Coalesce(*(Subquery(found.values(name)[:1]) for found in rows))


def needed_in(profile):
    """The statements of a role's version, each with the level that the role needs (`minimum`)."""
    needed = Requirement.objects.filter(profile=profile, statement=OuterRef("pk"))
    minimum = Coalesce(Subquery(needed.values("minimum")[:1]), 0)
    found = Statement.objects.filter(version=profile.version_id)
    return found.select_related("domain").annotate(minimum=minimum)


def must_answer(line) -> bool:
    """The round can't be sent without the safety statements, and what came back."""
    return not line.is_answered and (line.statement.core or line.is_open)


def must_reword(assessment, line) -> bool:
    """Nor with words that may point to a family, in an answer that is open to change."""
    is_open = line.is_open or not assessment.was_returned
    return is_open and line.is_answered and line.said.points_to_family


def areas_of(lines) -> list[Area]:
    return [
        Area(domain=domain, lines=list(group))
        for domain, group in groupby(lines, key=lambda line: line.statement.domain)
    ]


def _standing(assessment, *, confirmed, with_evidence=False) -> dict:
    """The answers that stand, by statement; on wish with more of what is theirs."""
    evidence = EvidenceRevision.objects.select_related("file").order_by("-happened_on", "id")
    returns = Return.objects.filter(
        revision__assessment=assessment, revision__statement=OuterRef("statement")
    )
    standing = assessment.revisions.standing().annotate(went_back=Exists(returns))
    if with_evidence:
        standing = standing.prefetch_related(Prefetch("evidence", queryset=evidence))
    if confirmed:
        rows = Confirmation.objects.select_related("review", "by")
        in_order = rows.order_by("review__finished_at", "id")
        standing = standing.prefetch_related(
            Prefetch("confirmations", queryset=in_order, to_attr="confirmed")
        )
    return {revision.statement_id: revision for revision in standing}


def _returns(assessment) -> dict:
    """Why an answer came back, the last time that it did, by statement."""
    rows = Return.objects.filter(revision__assessment=assessment).select_related("by", "revision")
    return {row.revision.statement_id: row for row in rows.order_by("returned_at", "id")}
