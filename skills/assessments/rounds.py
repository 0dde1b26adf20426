"""A round laid out for reading: its areas, the statements in each, and what was said of them."""

from itertools import groupby

from django.db.models import Exists, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce

from skills.framework.models import Requirement, Statement, StatementMap

from .lines import Area, Line
from .models import (
    Confirmation,
    ConfirmedLevel,
    EvidenceRevision,
    Return,
    ReviewMark,
)


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
