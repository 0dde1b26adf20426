"""An assessment goes to the supervisor, and may come back in part."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record

from .. import emails
from ..models import Assessment, Evidence, Return, ReviewMark, SelfRating
from ..refusals import (
    NoReasons,
    NoSupervisor,
    NothingAnswered,
    NothingToSendBack,
    Unanswered,
    UnfinishedEvidence,
    WordsToChange,
)
from ..reviewers import reviewer_of
from ..rounds import drafted, lines_of, must_answer, must_reword
from ..rules import is_own, may_answer, may_review
from .confirmers import ask_anew
from .cutting import cut_revisions
from .locking import locked


@transaction.atomic
def submit(*, assessment, by) -> Assessment:
    """Send the answers to the supervisor. A revision is cut where the content is not the one that
    was sent before. Safety statements and answers that came back must be answered; others may
    stay open. Words that may point to a family are changed first, in notes and in evidence."""
    assessment = locked(assessment)
    refuse_unless(is_own(by, assessment))
    if assessment.state == Assessment.State.SUBMITTED:
        return assessment
    refuse_unless(may_answer(by, assessment))
    lines = lines_of(drafted(assessment))
    missing = [line.statement for line in lines if must_answer(line)]
    if missing:
        raise Unanswered(missing)
    if not any(line.is_answered for line in lines):
        raise NothingAnswered("Answer at least one statement before you send this.")
    _check_evidence(assessment)
    pointing = [line.statement for line in lines if must_reword(assessment, line)]
    if pointing:
        raise WordsToChange(statements=pointing)
    if reviewer_of(assessment) is None:
        raise NoSupervisor(
            "Nobody is named as your supervisor, so there is nobody to send this to. "
            "Your answers are safe. Ask your manager to put this right."
        )
    cut = cut_revisions(assessment)
    assessment.ratings.filter(reopened=True).update(reopened=False)
    assessment.state = Assessment.State.SUBMITTED
    assessment.submitted_at = now()
    assessment.save(update_fields=["state", "submitted_at"])
    record("assessments.sent", assessment, by=by, answers=cut)
    ask_anew(assessment)
    emails.sent_for_review(assessment)
    return assessment


def _check_evidence(assessment) -> None:
    """Each piece that would go along is whole, and its words are fit to be read. It is locked, so
    that what is checked is what goes."""
    pieces = list(Evidence.objects.going_with(assessment).select_for_update())
    if unfinished := [piece for piece in pieces if not piece.is_whole]:
        raise UnfinishedEvidence(unfinished)
    if pointing := [piece for piece in pieces if piece.points_to_family]:
        raise WordsToChange(evidence=pointing)


@transaction.atomic
def send_back(*, assessment, by) -> Assessment:
    """Reopen the answers that the supervisor marked to go back, each with a reason. Their marks on
    the others stay as they are."""
    assessment = locked(assessment)
    if _sent_back_before(assessment, by):
        return assessment
    refuse_unless(may_review(by, assessment))
    marks = list(ReviewMark.objects.of_standing(assessment, by).filter(send_back=True))
    if not marks:
        raise NothingToSendBack("Choose an answer to send back first.")
    unexplained = [mark for mark in marks if not mark.reason.strip()]
    if unexplained:
        raise NoReasons(unexplained)
    pointing = [mark for mark in marks if mark.points_to_family]
    if pointing:
        raise WordsToChange(marks=pointing)
    # One moment for all that goes back together.
    at = now()
    for mark in marks:
        Return.objects.create(
            revision_id=mark.revision_id, by=by, reason=mark.reason, returned_at=at
        )
    assessment.state = Assessment.State.DRAFT
    assessment.save(update_fields=["state"])
    _reopen(assessment, marks)
    record("assessments.sent_back", assessment, by=by, answers=len(marks))
    emails.sent_back(assessment, by=by)
    return assessment


def _sent_back_before(assessment, by) -> bool:
    """Has a second click come after the first one did it?"""
    return (
        assessment.was_returned
        and Return.objects.filter(revision__assessment=assessment, by=by).exists()
    )


def _reopen(assessment, marks) -> None:
    statements = [mark.revision.statement_id for mark in marks]
    SelfRating.objects.filter(assessment=assessment, statement__in=statements).update(reopened=True)
    ReviewMark.objects.filter(pk__in=[mark.pk for mark in marks]).delete()
