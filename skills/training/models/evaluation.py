import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.plain.finding import undeclared

from ..querysets import EvaluationQuerySet
from .booking import Booking


class Evaluation(models.Model):
    """What somebody says of a course that they had a place at: beforehand, on the day, and three
    months later, when their supervisor is asked too. Nobody is named in what others read of it.
    `sure` is 1 (not at all) to 4 (very). `due_on` is the day that it is asked."""

    class Kind(models.TextChoices):
        BEFORE = "before", "Before"
        ON_THE_DAY = "on_the_day", "On the day"
        LATER = "later", "After 3 months"
        SUPERVISOR = "supervisor", "After 3 months, the supervisor"

    class Seen(models.TextChoices):
        YES = "yes", "Yes"
        A_LITTLE = "a_little", "A little"
        NOT_YET = "not_yet", "Not yet"
        CANT_SAY = "cant_say", "I can’t say"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="evaluations")
    kind = models.CharField(max_length=12, choices=Kind)
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField()
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    sure = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField(blank=True)
    seen = models.CharField(max_length=8, choices=Seen, blank=True)
    declared = models.CharField(max_length=80, blank=True)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "kind"], name="training_evaluation_once_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(sure__isnull=True) | Q(sure__gte=1, sure__lte=4),
                name="training_evaluation_sure_is_1_to_4",
            ),
        ]

    def __str__(self):
        return f"{self.booking}, {self.kind}"

    @property
    def points_to_family(self) -> bool:
        return bool(undeclared(self.words, self.declared.split()))
