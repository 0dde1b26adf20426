from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.locked import AppendOnly

from .booking import Booking
from .completion import Completion


class Correction(AppendOnly):
    """What was noted of somebody's attendance was wrong, and was put right after the event was
    closed. `was` and `is_now` have what is noted of each of its days, in their order: whether they
    came, minutes late, minutes early. `completion` is the one that ended by it."""

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="corrections")
    before = models.CharField(max_length=12, choices=Booking.State)
    after = models.CharField(max_length=12, choices=Booking.State)
    was = models.JSONField(default=list)
    is_now = models.JSONField(default=list)
    charge_before = models.PositiveIntegerField(default=0)
    completion = models.ForeignKey(
        Completion, on_delete=models.PROTECT, null=True, related_name="corrections"
    )
    why = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="training_correction_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(was=F("is_now")), name="training_correction_changes_something"
            ),
        ]

    def __str__(self):
        return f"{self.booking_id}: {self.before} to {self.after}"
