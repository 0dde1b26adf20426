from django.conf import settings
from django.db import models
from django.db.models import Q

from ..querysets import FeedbackQuerySet


class Feedback(models.Model):
    """What a reader found wrong or unclear on a page. Who wrote it is kept by nobody."""

    path = models.CharField(max_length=300)
    words = models.TextField()
    at = models.DateTimeField()
    dealt_at = models.DateTimeField(null=True)
    dealt_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dealt_at__isnull=True, dealt_by__isnull=True)
                | Q(dealt_at__isnull=False, dealt_by__isnull=False),
                name="content_feedback_dealt_with_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="content_feedback_has_words"),
        ]

    def __str__(self):
        return f"{self.path}, {self.at:%Y-%m-%d}"
