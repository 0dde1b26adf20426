from django.conf import settings
from django.db import models
from django.db.models import Q

from ..querysets import UnusedAccountQuerySet


class UnusedAccount(models.Model):
    """A partner's account that nobody used for a long time: its owner is asked → needed (they said
    so, or signed in), or closed → reopened, by its owner. What is recorded stays theirs."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="times_unused"
    )
    asked_at = models.DateTimeField()
    needed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)

    objects = UnusedAccountQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(needed_at__isnull=True) | Q(closed_at__isnull=True),
                name="people_unusedaccount_needed_or_closed",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True) | Q(closed_at__isnull=False),
                name="people_unusedaccount_reopened_once_closed",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(needed_at__isnull=True, closed_at__isnull=True),
                name="people_unusedaccount_asked_once_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.user_id}, {self.asked_at:%Y-%m-%d}"
