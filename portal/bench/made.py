"""The rows of one person's round, from what they chose. They are given ids, and not the things
themselves, where these are written already: that takes half the time."""

from django.utils import timezone

from skills.assessments.actions.cutting import answer_digest, evidence_digest
from skills.assessments.forms import DECLARATION
from skills.assessments.models import (
    AnswerRevision,
    Confirmation,
    EvidenceRevision,
    Response,
    Review,
    SelfRating,
)


def rating(one, statement) -> SelfRating:
    back = one.plan.sent_back
    is_changed = bool(back) and statement.pk in back.changed
    answer = one.plan.standing.get(statement.pk)
    rating = SelfRating(assessment_id=one.assessment.pk, statement_id=statement.pk)
    if answer:
        rating.level, rating.not_in_role = answer.level, answer.not_in_role
        rating.comment = answer.comment
        rating.edit = 2 if is_changed else 1
        rating.saved_at = back.sent_at if is_changed else one.plan.answered_at
    return rating


def revision(one, answer, number, at, pieces=None) -> AnswerRevision:
    revision = AnswerRevision(
        assessment_id=one.assessment.pk,
        statement_id=answer.statement.pk,
        number=number,
        level=answer.level,
        not_in_role=answer.not_in_role,
        comment=answer.comment,
        cut_at=at,
    )
    revision.digest = answer_digest(revision, one.pieces(answer) if pieces is None else pieces)
    return revision


def piece_as_sent(piece, at) -> EvidenceRevision:
    return EvidenceRevision(
        evidence=piece,
        number=1,
        kind=piece.kind,
        happened_on=piece.happened_on,
        text=piece.text,
        digest=evidence_digest(piece),
        cut_at=at,
    )


def finished(one, word, kind) -> Review:
    return Review(
        assessment=one.assessment,
        by=word.by,
        kind=kind,
        note=word.note,
        declaration=DECLARATION,
        finished_at=word.at,
    )


def confirmations(one, word, review) -> list:
    day = timezone.localdate(word.at)
    registration = one.job.registrations.get(word.by.pk)
    return [
        Confirmation(
            review_id=review.pk,
            revision_id=one.revisions[pk].pk,
            subject_id=one.job.employment.user_id,
            by_id=word.by.pk,
            level=verdict.level,
            not_in_role=verdict.not_in_role,
            comment=verdict.comment,
            registration_id=registration and registration.pk,
            confirmed_on=day,
        )
        for pk, verdict in word.verdicts.items()
    ]


def response(one, word, review) -> Response:
    return Response(
        review=review,
        by=one.job.employment.user,
        agrees=word.agrees,
        comment=word.comment,
        responded_at=word.answered_at,
    )
