"""What a practitioner says to a finished review."""

from dataclasses import dataclass

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.plain.finding import check

from .. import emails
from ..models import Response, ResponseNote
from ..refusals import AnsweredBefore, NothingSaid
from ..rules import may_respond
from .locking import locked

# Where all that differs is said beside the statements.
BESIDE = "What I see differently stands beside the statements."


@dataclass(frozen=True)
class Note:
    """What the practitioner says to one confirmed level; `differs` where they see it
    differently."""

    confirmation: object
    comment: str
    differs: bool = False

    @property
    def content(self) -> tuple:
        return self.confirmation.pk, self.differs, self.comment


@transaction.atomic
def respond(*, review, agrees, comment, notes=(), declared=(), by) -> Response:
    """Agree with a review, or say how one sees it differently: as a whole, and with a `Note` for
    any of its levels. Who sees one level differently does not agree with the whole. Both views stay
    on the record. `declared` names the words that were said not to be about a family."""
    locked(review.assessment)
    refuse_unless(may_respond(by, review))
    refuse_unless(all(note.confirmation.review_id == review.pk for note in notes))
    if any(note.differs for note in notes):
        agrees, comment = False, comment if comment.strip() else BESIDE
    before = Response.objects.filter(review=review).first()
    if before:
        return _same(before, agrees, comment, notes)
    if not agrees and not comment.strip():
        raise NothingSaid("Say what you see differently.")
    if not all(note.comment.strip() for note in notes):
        raise NothingSaid("Say how you see it.")
    are_declared = check(comment, *(note.comment for note in notes), declared=declared)
    response = Response.objects.create(
        review=review, by=by, agrees=agrees, comment=comment, responded_at=now()
    )
    ResponseNote.objects.bulk_create(
        ResponseNote(
            response=response,
            confirmation=note.confirmation,
            differs=note.differs,
            comment=note.comment,
        )
        for note in notes
    )
    record("assessments.responded", review.assessment, by=by, review=review.pk)
    if are_declared:
        record("words.declared", response, by=by)
    emails.responded(response)
    return response


def _same(before, agrees, comment, notes) -> Response:
    """The answer that is there, where this one says the same."""
    kept = set(before.notes.values_list("confirmation", "differs", "comment"))
    said = {note.content for note in notes}
    if (before.agrees, before.comment, kept) == (agrees, comment, said):
        return before
    raise AnsweredBefore("You have answered this review already. Your answer stays.")
