"""When a round, a review and an answer are due. The clocks stop while the person is away."""

from django.utils import timezone

from portal.people.clocks import Clocks
from portal.policy.models import Setting

from .models import Assessment


def next_round_due(employment, clocks=None):
    """The day by which the next round is to be sent, a year after the last review; None before
    the first."""
    rounds = Assessment.objects.filter(employment=employment, reviewed_at__isnull=False)
    last = rounds.order_by("reviewed_at").last()
    return round_due_after(last, clocks) if last else None


def round_due_after(assessment, clocks=None):
    clocks = clocks or Clocks([assessment.employment_id])
    months = Setting.objects.value("assessment.every_months")
    reviewed_on = timezone.localdate(assessment.reviewed_at)
    return clocks.months_after(assessment.employment_id, reviewed_on, months)


def review_due(assessment, clocks=None):
    """The day by which a round that was sent is to be reviewed."""
    clocks = clocks or Clocks([assessment.employment_id])
    days = Setting.objects.value("review.within_working_days")
    return clocks.working_days_after(assessment.employment_id, assessment.submitted_on, days)


def response_due(review, clocks=None):
    """The day by which the practitioner is to answer a review."""
    employment_id = review.assessment.employment_id
    clocks = clocks or Clocks([employment_id])
    days = Setting.objects.value("response.within_working_days")
    finished_on = timezone.localdate(review.finished_at)
    return clocks.working_days_after(employment_id, finished_on, days)
