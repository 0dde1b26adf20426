from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.dates import months_after, today
from portal.journal.actions import record

from ..models import Completion
from ..rules import may_record_completions


class NotYetFinished(Exception):
    """The course is said to be finished on a day that has not come."""


@transaction.atomic
def record_completion(*, user, course, completed_on, by) -> Completion:
    """Write that the person finished the course. It counts for the course's refresh interval from
    that day on. The same day again changes nothing."""
    if not may_record_completions(by, user):
        raise PermissionDenied
    if completed_on > today():
        raise NotYetFinished("Enter the day that they finished. It can’t be in the future.")
    expires_on = (
        months_after(completed_on, course.refresh_months) if course.refresh_months else None
    )
    completion, made = Completion.objects.get_or_create(
        user=user,
        course=course,
        completed_on=completed_on,
        defaults={"expires_on": expires_on, "recorded_by": by},
    )
    if made:
        record("completion.recorded", completion, by=by)
    return completion
