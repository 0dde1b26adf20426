import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.dates import today

from ..querysets import DevelopmentActionQuerySet


class DevelopmentAction(models.Model):
    """A step in somebody's development plan: what, who sees to it and by when. The person and those
    who supervise them add and close steps. open → done, or dropped with a reason. `meaning` is the
    statement that it helps with, where it is for one."""

    class State(models.TextChoices):
        OPEN = "open", "To do"
        DONE = "done", "Done"
        DROPPED = "dropped", "Dropped"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="development_actions"
    )
    meaning = models.UUIDField(null=True, blank=True)
    what = models.CharField(max_length=300)
    declared = models.CharField(max_length=80, blank=True)
    course = models.ForeignKey(
        "training.Course", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="development_owned"
    )
    by_when = models.DateField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    why = models.CharField(max_length=300, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = DevelopmentActionQuerySet.as_manager()

    class Meta:
        ordering = ["by_when", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""), name="assessments_developmentaction_says_what"
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True, closed_by__isnull=True)
                | (~Q(state="open") & Q(closed_at__isnull=False, closed_by__isnull=False)),
                name="assessments_developmentaction_closed_by",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(why=""),
                name="assessments_developmentaction_dropped_why",
            ),
        ]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return reverse("assessments:step", args=[self.uuid])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_late(self) -> bool:
        return self.is_open and self.by_when < today()
