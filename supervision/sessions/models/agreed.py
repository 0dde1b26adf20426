import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.dates import today

from ..querysets import AgreedActionQuerySet

PERSON = settings.AUTH_USER_MODEL


class AgreedAction(models.Model):
    """What was agreed in a session: who does what by when. open → done, or dropped with a reason.
    It belongs to the practitioner's employment and is carried from session to session until it is
    closed. In a group each one's are their own."""

    class State(models.TextChoices):
        OPEN = "open", "To do"
        DONE = "done", "Done"
        DROPPED = "dropped", "Dropped"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(
        "supervision_sessions.Session", on_delete=models.PROTECT, related_name="actions"
    )
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="agreed_actions"
    )
    what = models.CharField(max_length=300)
    declared = models.CharField(max_length=80, blank=True)
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="agreed_actions_owned")
    by_when = models.DateField()
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    why = models.CharField(max_length=300, blank=True)
    closed_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_in = models.ForeignKey(
        "supervision_sessions.Session",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions_closed",
    )

    objects = AgreedActionQuerySet.as_manager()

    class Meta:
        ordering = ["by_when", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""), name="supervision_agreedaction_says_what"
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True, closed_by__isnull=True)
                | (~Q(state="open") & Q(closed_at__isnull=False, closed_by__isnull=False)),
                name="supervision_agreedaction_closed_by",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(why=""),
                name="supervision_agreedaction_dropped_says_why",
            ),
        ]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return reverse("supervision:action", args=[self.uuid])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_late(self) -> bool:
        return self.is_open and self.by_when < today()
