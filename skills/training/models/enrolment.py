import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from .completion import Completion
from .course import Course


class Enrolment(models.Model):
    """A course that somebody does online in their own time: begun → finished, on their own word.
    Where the course asks for an evaluation, `sure` (1, not at all, to 4, very) and `words` are what
    they say of it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrolments"
    )
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="enrolments")
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    completion = models.ForeignKey(
        Completion, on_delete=models.PROTECT, null=True, blank=True, related_name="enrolments"
    )
    sure = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["-begun_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "course"],
                condition=Q(finished_at__isnull=True),
                name="training_enrolment_one_open",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, completion__isnull=True)
                | Q(finished_at__isnull=False, completion__isnull=False),
                name="training_enrolment_finished_counts",
            ),
            models.CheckConstraint(
                condition=Q(sure__isnull=True) | Q(sure__gte=1, sure__lte=4),
                name="training_enrolment_sure_is_1_to_4",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.course}"
