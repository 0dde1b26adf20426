"""What readers say about pages. Who wrote is kept by nobody, so there is no `by` to writing it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.dates import now
from portal.journal.actions import record

from .emails import readers_wrote
from .models import Feedback
from .rules import may_deal_with


@transaction.atomic
def tell_us(*, path: str, words: str) -> Feedback:
    """Keep what a reader wrote about the page at `path`, or about none, and tell the editors."""
    feedback = Feedback.objects.create(path=path, words=words, at=now())
    record("content.feedback_left", feedback, by=None)
    readers_wrote(feedback)
    return feedback


@transaction.atomic
def deal_with(*, feedback: Feedback, by) -> Feedback:
    """Mark it as dealt with. A second time changes nothing."""
    feedback = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if not may_deal_with(by):
        raise PermissionDenied
    if feedback.dealt_at is None:
        feedback.dealt_at, feedback.dealt_by = now(), by
        feedback.save(update_fields=["dealt_at", "dealt_by"])
        record("content.feedback_dealt_with", feedback, by=by)
    return feedback


def forget_feedback(*, before: datetime) -> int:
    """Remove what was written before then; how many."""
    count, _ = Feedback.objects.filter(at__lt=before).delete()
    return count
