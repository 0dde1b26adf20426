"""What was sent, as it was: revisions of the answers and of the evidence that goes with them."""

import hashlib
import json

from django.db.models import Prefetch

from portal.dates import now

from ..models import AnswerRevision, Evidence, EvidenceRevision


def cut_revisions(assessment) -> int:
    """Cut a revision of each answer that is open to change and is not as it was sent before; how
    many. What came back reopens alone: the others stay as they were sent."""
    newest = {r.statement_id: r for r in assessment.revisions.standing()}
    going = Evidence.objects.filter(tier=Evidence.Tier.EVIDENCE).select_related("file")
    ratings = assessment.ratings.answered().prefetch_related(Prefetch("evidence", queryset=going))
    if assessment.was_returned:
        ratings = ratings.filter(reopened=True)
    changed = []
    for rating in ratings:
        rating.digest = answer_digest(rating, rating.evidence.all())
        before = newest.get(rating.statement_id)
        if before is None or before.digest != rating.digest:
            changed.append((rating, before))
    cut = AnswerRevision.objects.bulk_create(_revision(*one) for one in changed)
    _put_evidence([rating for rating, _ in changed], cut)
    return len(changed)


def evidence_digest(piece) -> str:
    happened_on = piece.happened_on and piece.happened_on.isoformat()
    return _hash([piece.kind, happened_on, piece.text, piece.file and piece.file.sha256])


def answer_digest(answer, evidence) -> str:
    """Of a draft's answer, or of a revision, with the pieces that go along."""
    pieces = sorted((piece.pk, evidence_digest(piece)) for piece in evidence)
    said = [answer.level, answer.not_in_role, answer.past_practice, answer.comment]
    return _hash([*said, pieces])


def _hash(content) -> str:
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _revision(rating, before) -> AnswerRevision:
    return AnswerRevision(
        assessment_id=rating.assessment_id,
        statement_id=rating.statement_id,
        number=before.number + 1 if before else 1,
        level=rating.level,
        not_in_role=rating.not_in_role,
        past_practice=rating.past_practice,
        comment=rating.comment,
        digest=rating.digest,
        cut_at=now(),
    )


def _put_evidence(ratings, revisions) -> None:
    """Each answer with its evidence as it is now: one revision a piece, however many answers."""
    pieces = {piece.pk: piece for rating in ratings for piece in rating.evidence.all()}
    as_sent = _cut_evidence(pieces.values())
    through = AnswerRevision.evidence.through
    through.objects.bulk_create(
        through(answerrevision=revision, evidencerevision=as_sent[piece.pk])
        for rating, revision in zip(ratings, revisions, strict=True)
        for piece in rating.evidence.all()
    )


def _cut_evidence(pieces) -> dict:
    found = EvidenceRevision.objects.filter(evidence__in=pieces).order_by("number")
    newest = {revision.evidence_id: revision for revision in found}
    for piece in pieces:
        before, digest = newest.get(piece.pk), evidence_digest(piece)
        if before is None or before.digest != digest:
            newest[piece.pk] = EvidenceRevision.objects.create(
                evidence=piece,
                number=before.number + 1 if before else 1,
                kind=piece.kind,
                happened_on=piece.happened_on,
                text=piece.text,
                file=piece.file,
                digest=digest,
                cut_at=now(),
            )
    return newest
