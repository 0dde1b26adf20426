"""What somebody finished is written down, and from then on it counts."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.codes import new_code
from portal.dates import today
from portal.journal.actions import record

from ..models import Completion
from ..rules import expiry_of, may_record_completions
from ..rules.completions import first_of


class NotYetFinished(Exception):
    """The course is said to be finished on a day that has not come."""


@transaction.atomic
def record_completion(*, user, course, completed_on, by) -> Completion:
    """Write that the person finished the course. It counts as the course's rule says. The same day
    again changes nothing."""
    if not may_record_completions(by, user):
        raise PermissionDenied
    if completed_on > today():
        raise NotYetFinished("Enter the day that they finished. It can’t be in the future.")
    return write(user=user, course=course, completed_on=completed_on, by=by)


@transaction.atomic
def finish(*, booking, by) -> Completion | None:
    """Write that somebody who came has finished the course, once all that it asks is there: where
    it asks for an evaluation, the one of the day. None while something is missing."""
    if booking.state != "attended":
        return None
    event = booking.event
    evaluated = booking.evaluations.filter(kind="on_the_day", answered_at__isnull=False)
    if event.course.needs_evaluation and not evaluated.exists():
        return None
    return write(
        user=booking.user,
        course=event.course,
        completed_on=timezone.localdate(event.ends),
        source=Completion.Source.ATTENDED,
        booking=booking,
        by=by,
    )


def write(*, user, course, completed_on, by, until=None, **facts) -> Completion:
    """The row, once a day. `until` is when it runs out by somebody else’s word, which can only
    shorten what the course gives."""
    before = Completion.objects.filter(
        user=user, course=course, completed_on__lt=completed_on, expires_on__isnull=False
    )
    last_expiry = before.order_by("-expires_on").values_list("expires_on", flat=True).first()
    rule = expiry_of(course, completed_on, last_expiry)
    completion, made = Completion.objects.get_or_create(
        user=user,
        course=course,
        completed_on=completed_on,
        defaults={
            "expires_on": first_of(rule, until),
            "code": new_code() if course.certificate else None,
            "recorded_by": by,
            **facts,
        },
    )
    if made:
        record("completion.recorded", completion, by=by)
    return completion
