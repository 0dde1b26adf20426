from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.locked import AppendOnly

from ..querysets import NudgeQuerySet

WEEK = timedelta(days=7)


class Nudge(AppendOnly):
    """A person reminded another of something, by hand. At most one a week for each thing: a round
    that waits for its review, or all that a person (by their employment) has still to send."""

    class About(models.TextChoices):
        REVIEW = "review", "A round that waits for its review"
        ROUND = "round", "A round to send"
        CONFIRMER = "confirmer", "An area to confirm"
        OPINION = "opinion", "A second opinion"

    about = models.CharField(max_length=10, choices=About)
    object_id = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = NudgeQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["about", "object_id"], name="assessments_nudge_of")]

    def __str__(self):
        return f"{self.by} reminded of {self.about} {self.object_id}"

    @property
    def again_on(self):
        """The first day on which somebody may be reminded of the same thing again."""
        return timezone.localdate(self.at) + WEEK
