"""When a round, a review and an answer are due. The clocks stop while the person is away."""

from functools import cached_property

from django.utils import timezone

from portal.dates import today
from portal.people.clocks import Clocks
from portal.policy.models import Setting
from skills.framework.models import Statement

from .models import Assessment, ConfirmedLevel


class DueDays:
    """The due days of some employments, by their ids. Absences and settings are read once each, and
    only when they are asked for."""

    def __init__(self, employments, day=None):
        self.clocks = Clocks(employments, day)

    @cached_property
    def months(self) -> int:
        return Setting.objects.value("assessment.every_months")

    @cached_property
    def days_to_review(self) -> int:
        return Setting.objects.value("review.within_working_days")

    @cached_property
    def days_to_answer(self) -> int:
        return Setting.objects.value("response.within_working_days")

    @cached_property
    def next_rounds(self) -> dict:
        """By employment and job role, the day by which the first of the levels that count is to be
        confirmed again: a year after it last was."""
        levels = ConfirmedLevel.objects.filter(employment__in=self.clocks.employments)
        return {
            (row["employment"], row["job_role"]): self.clocks.months_after(
                row["employment"], row["first"], self.months
            )
            for row in levels.affirmed_first(Statement.objects.of_published())
        }

    def next_round(self, employment_id, job_role_id):
        """The day by which the next round is to be sent; None before the first was reviewed."""
        return self.next_rounds.get((employment_id, job_role_id))

    def review(self, assessment):
        """The day by which a round that was sent is to be reviewed."""
        return self.clocks.working_days_after(
            assessment.employment_id, assessment.submitted_on, self.days_to_review
        )

    def second_look(self, assessment):
        reviewed_on = timezone.localdate(assessment.reviewed_at)
        return self.clocks.working_days_after(
            assessment.employment_id, reviewed_on, self.days_to_review
        )

    def answer(self, review):
        """The day by which the practitioner is to answer a review."""
        finished_on = timezone.localdate(review.finished_at)
        return self.clocks.working_days_after(
            review.assessment.employment_id, finished_on, self.days_to_answer
        )


def next_round_due(employment):
    """The day by which the next round is to be sent in the job held today; None before the first
    was reviewed, and without a job."""
    post = employment.post_on(today())
    return post and DueDays([employment.pk]).next_round(employment.pk, post.job_role_id)


def is_to_send(employment) -> bool:
    """Do answers that came back wait for the person, or is their next round due and not sent?"""
    rounds = Assessment.objects.filter(employment=employment)
    if rounds.returned().exists():
        return True
    due = next_round_due(employment)
    is_sent = rounds.filter(state=Assessment.State.SUBMITTED).exists()
    return due is not None and due <= today() and not is_sent
