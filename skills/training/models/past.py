from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.files.models import PrivateFile

from ..querysets import PastFileQuerySet


class PastFile(PrivateFile):
    """A file of courses that people finished before: sent → checking → checked → applying →
    applied, or dropped. Of an organisation's own people where it has an `organisation`: then
    whoever sent it asks (`asked`) and the training team applies it. Nothing counts before it is
    applied, and then all at once or nothing. `digest` names the plan that was shown. A week after
    the end the table and its lines are removed; what stays says how many."""

    class State(models.TextChoices):
        SENT = "sent", "Sent"
        CHECKING = "checking", "Being checked"
        CHECKED = "checked", "Checked"
        ASKED = "asked", "Waits for the training team"
        APPLYING = "applying", "Being applied"
        APPLIED = "applied", "Applied"
        DROPPED = "dropped", "Dropped"

    class Trouble(models.TextChoices):
        NONE = "", ""
        CHANGED = "changed", "Records changed here since the file was checked"
        FAILED = "failed", "Something went wrong while it was worked on"

    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="past_files"
    )
    state = models.CharField(max_length=20, choices=State, default=State.SENT)
    trouble = models.CharField(max_length=20, choices=Trouble, blank=True)
    rows = models.PositiveIntegerField()
    # Field to header; and the headers of what isn't kept.
    columns = models.JSONField(default=dict)
    not_kept = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    touched_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = PastFileQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="applied", applied_at__isnull=False, applied_by__isnull=False)
                | (~Q(state="applied") & Q(applied_at__isnull=True)),
                name="training_pastfile_applied_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="dropped", dropped_at__isnull=False)
                | (~Q(state="dropped") & Q(dropped_at__isnull=True)),
                name="training_pastfile_dropped_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="asked") | Q(asked_at__isnull=False, organisation__isnull=False),
                name="training_pastfile_asked_for_an_organisation",
            ),
        ]

    def __str__(self):
        return self.name


class PastLine(models.Model):
    """What a file would do with one of its rows, in words, as it was found when it was checked.
    Removed with the file's table."""

    class Outcome(models.TextChoices):
        REFUSED = "refused", "Something to mend"
        PERSON = "person", "Person not found"
        COURSE = "course", "Course not found"
        NEW = "new", "New"
        THERE = "there", "Already there"

    past_file = models.ForeignKey(PastFile, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=20, choices=Outcome)
    who = models.CharField(max_length=400)
    what = models.CharField(max_length=400, blank=True)
    says = models.JSONField(default=list)

    class Meta:
        ordering = ["number", "id"]
        indexes = [models.Index(fields=["past_file", "outcome"], name="training_lines_of_a_file")]

    def __str__(self):
        return f"{self.outcome} {self.number}"
