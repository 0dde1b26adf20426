import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from .querysets import ChangeQuerySet, StepRunQuerySet


class Change(models.Model):
    """A change in somebody's job that hands over what is open: planned → made, or cancelled. One of
    today or an earlier day is made at once; a later one is made by the nightly run of that day.
    `details` holds ids and days, never words."""

    class Kind(models.TextChoices):
        JOIN = "join", "Joins"
        MOVE = "move", "Moves to another team or job"
        LEAVE = "leave", "Leaves"
        AWAY = "away", "Goes on leave"
        RETURN = "return", "Comes back from leave"
        SUPERVISOR = "supervisor", "Gets another supervisor"

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        MADE = "made", "Made"
        CANCELLED = "cancelled", "Cancelled"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=Kind)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="changes"
    )
    on_day = models.DateField()
    details = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    planned_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["on_day", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="made", made_at__isnull=False)
                | (~Q(state="made") & Q(made_at__isnull=True)),
                name="changes_change_made_has_a_time",
            ),
            models.UniqueConstraint(
                fields=["employment", "kind"],
                condition=Q(state="planned"),
                name="changes_change_one_planned_a_kind",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.employment}"


class StepRun(models.Model):
    """One step of the nightly run for one day: running → done or failed; a failed one is tried
    again the next time. Safe to repeat: a day and step that is done is not done again."""

    class Outcome(models.TextChoices):
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    day = models.DateField()
    step = models.CharField(max_length=60)
    outcome = models.CharField(max_length=20, choices=Outcome, default=Outcome.RUNNING)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    count = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)

    objects = StepRunQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "step"]
        constraints = [
            models.UniqueConstraint(fields=["day", "step"], name="changes_steprun_once_a_day"),
            models.CheckConstraint(
                condition=Q(outcome="running", finished_at__isnull=True)
                | (~Q(outcome="running") & Q(finished_at__isnull=False)),
                name="changes_steprun_finished_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.step} for {self.day}: {self.outcome}"
