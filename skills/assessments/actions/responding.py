"""What a practitioner says to a finished review."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.plain.finding import check

from .. import emails
from ..models import Response
from ..refusals import AnsweredBefore, NothingSaid
from ..rules import may_respond
from .locking import locked


@transaction.atomic
def respond(*, review, agrees, comment, declared=(), by) -> Response:
    """Agree with a review, or say how one sees it differently. Both views stay on the record.
    `declared` names the words that were said not to be about a family."""
    locked(review.assessment)
    refuse_unless(may_respond(by, review))
    before = Response.objects.filter(review=review).first()
    if before:
        if (before.agrees, before.comment) == (agrees, comment):
            return before
        raise AnsweredBefore("You have answered this review already. Your answer stays.")
    if not agrees and not comment.strip():
        raise NothingSaid("Say what you see differently.")
    are_declared = check(comment, declared=declared)
    response = Response.objects.create(
        review=review, by=by, agrees=agrees, comment=comment, responded_at=now()
    )
    record("assessments.responded", review.assessment, by=by, review=review.pk)
    if are_declared:
        record("words.declared", response, by=by)
    emails.responded(response)
    return response
