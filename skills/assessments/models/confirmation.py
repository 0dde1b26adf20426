from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.dates import Span, ends_after_it_starts
from portal.locked import AppendOnly

from ..querysets import ConfirmedLevelQuerySet
from .answer import level_or_not_in_role


class Confirmation(AppendOnly):
    """The level that a reviewer confirms for an answer as it was sent. It never changes what the
    practitioner said. `registration` is the reviewer's, where it was in date that day."""

    review = models.ForeignKey(
        "assessments.Review", on_delete=models.PROTECT, related_name="confirmations"
    )
    revision = models.ForeignKey(
        "assessments.AnswerRevision", on_delete=models.PROTECT, related_name="confirmations"
    )
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    not_in_role = models.BooleanField(default=False)
    comment = models.TextField(blank=True)
    registration = models.ForeignKey(
        "people.Registration", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "by"], name="assessments_confirmation_one_a_reviewer"
            ),
            models.CheckConstraint(
                condition=~Q(by=F("subject")), name="assessments_confirmation_by_another"
            ),
            level_or_not_in_role("assessments_confirmation_level_is_0_to_4", answered=True),
        ]

    def __str__(self):
        return f"{self.revision}: {self.level} by {self.by}"


class ConfirmedLevel(Span):
    """The level that counts for a person from a day to a day: what gates, the register and reports
    read. Its key is the job role and not its versioned profile, so that a level carries over to a
    new version of the framework by the statement's `meaning` alone. `affirmed_on` is the last day
    on which somebody confirmed the same level."""

    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="confirmed_levels"
    )
    job_role = models.ForeignKey(
        "people.JobRole", on_delete=models.PROTECT, related_name="confirmed_levels"
    )
    meaning = models.UUIDField()
    level = models.PositiveSmallIntegerField()
    confirmation = models.ForeignKey(
        Confirmation, on_delete=models.PROTECT, related_name="confirmed_levels"
    )
    affirmed_on = models.DateField()

    objects = ConfirmedLevelQuerySet.as_manager()

    class Meta:
        ordering = ["employment", "starts", "id"]
        constraints = [
            ends_after_it_starts("assessments_confirmedlevel_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["employment", "job_role", "meaning"],
                condition=Q(ends__isnull=True),
                name="assessments_confirmedlevel_one_open_a_key",
            ),
            models.CheckConstraint(
                condition=Q(level__lte=4), name="assessments_confirmedlevel_is_0_to_4"
            ),
            models.CheckConstraint(
                condition=Q(affirmed_on__gte=F("starts")),
                name="assessments_confirmedlevel_affirmed_since",
            ),
        ]

    def __str__(self):
        return f"{self.employment}: {self.level}"
