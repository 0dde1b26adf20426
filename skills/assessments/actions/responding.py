"""What a practitioner says to a finished review."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record

from ..models import Response
from ..refusals import AnsweredBefore, NothingSaid
from ..rules import may_respond
from .locking import locked


@transaction.atomic
def respond(*, review, agrees, comment, by) -> Response:
    """Agree with a review, or say how one sees it differently. Both views stay on the record."""
    locked(review.assessment)
    refuse_unless(may_respond(by, review))
    before = Response.objects.filter(review=review).first()
    if before:
        if (before.agrees, before.comment) == (agrees, comment):
            return before
        raise AnsweredBefore("You have answered this review already. Your answer stays.")
    if not agrees and not comment.strip():
        raise NothingSaid("Say what you see differently.")
    response = Response.objects.create(
        review=review, by=by, agrees=agrees, comment=comment, responded_at=now()
    )
    record("assessments.responded", review.assessment, by=by, review=review.pk)
    return response
