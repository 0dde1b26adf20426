from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.files.models import PrivateFile
from portal.people.models import Organisation

from .querysets import FrameworkFileQuerySet, PeopleFileQuerySet


class PeopleFormat(models.Model):
    """How an employer's HR system writes, said once and used again: which column each field is in
    (`columns`, field to header), and what its job titles and kinds of employment mean here
    (`words`, field to word to code)."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="people_format"
    )
    columns = models.JSONField(default=dict)
    words = models.JSONField(default=dict)

    def __str__(self):
        return f"Files of {self.organisation}"


class PeopleFile(PrivateFile):
    """A file of an employer's people: sent → checking → checked → applying → applied, or dropped.
    What is kept is the table that was read, without the columns that the portal has no place for.
    Nothing is written to people's records before it is applied, and then all at once or nothing.
    `digest` names the plan that was shown; where the plan is another when it is applied, nothing
    is written and the new one is shown. A week after the end the file and its lines are removed;
    what stays says how many."""

    class State(models.TextChoices):
        SENT = "sent", "Sent"
        CHECKING = "checking", "Being checked"
        CHECKED = "checked", "Checked"
        APPLYING = "applying", "Being applied"
        APPLIED = "applied", "Applied"
        DROPPED = "dropped", "Dropped"

    class Trouble(models.TextChoices):
        NONE = "", ""
        CHANGED = "changed", "People changed here since the file was checked"
        FAILED = "failed", "Something went wrong while it was worked on"

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="people_files"
    )
    state = models.CharField(max_length=20, choices=State, default=State.SENT)
    trouble = models.CharField(max_length=20, choices=Trouble, blank=True)
    as_at = models.DateField()
    absent_have_left = models.BooleanField(default=False)
    rows = models.PositiveIntegerField()
    # Field to header, once somebody has said so; and the headers of what isn't kept.
    columns = models.JSONField(default=dict)
    not_kept = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    touched_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = PeopleFileQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="applied", applied_at__isnull=False, applied_by__isnull=False)
                | (~Q(state="applied") & Q(applied_at__isnull=True)),
                name="exchange_peoplefile_applied_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="dropped", dropped_at__isnull=False)
                | (~Q(state="dropped") & Q(dropped_at__isnull=True)),
                name="exchange_peoplefile_dropped_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.name} for {self.organisation}"

    def get_absolute_url(self):
        return reverse("exchange:file", kwargs={"uuid": self.uuid})


class FileLine(models.Model):
    """What a file would do about one person, in words, as it was found when the file was checked.
    Removed with the file."""

    class Outcome(models.TextChoices):
        REFUSED = "refused", "Left out"
        AMBIGUOUS = "ambiguous", "Not clear who it is"
        ADDED = "added", "Added"
        MOVED = "moved", "Moved"
        CHANGED = "changed", "Changed"
        LEFT = "left", "Left"

    people_file = models.ForeignKey(PeopleFile, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField(null=True)
    outcome = models.CharField(max_length=20, choices=Outcome)
    who = models.CharField(max_length=400)
    says = models.JSONField(default=list)

    class Meta:
        ordering = ["number", "id"]
        indexes = [models.Index(fields=["people_file", "outcome"], name="exchange_lines_of_a_file")]

    def __str__(self):
        return f"{self.outcome} {self.number}"


class FrameworkFile(PrivateFile):
    """A framework from elsewhere: sent → applying → applied, or dropped. Nothing is written before
    it is applied, and then into a draft, all at once or nothing. `depth` says which level of a
    deeper tree the statements are; `digest` names the plan that was agreed to. Without a
    `framework` it begins a new one. A week after the end the file is removed."""

    class State(models.TextChoices):
        SENT = "sent", "Sent"
        APPLYING = "applying", "Being applied"
        APPLIED = "applied", "Applied"
        DROPPED = "dropped", "Dropped"

    class Trouble(models.TextChoices):
        NONE = "", ""
        CHANGED = "changed", "The framework changed here since the file was looked at"
        REFUSED = "refused", "The draft can’t be written in now"
        FAILED = "failed", "Something went wrong while it was worked on"

    framework = models.ForeignKey(
        "framework.Framework", on_delete=models.PROTECT, null=True, related_name="files"
    )
    new_code = models.SlugField(max_length=60, blank=True)
    new_title = models.CharField(max_length=200, blank=True)
    format = models.CharField(max_length=10)
    depth = models.PositiveSmallIntegerField(null=True, blank=True)
    take_out = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=State, default=State.SENT)
    trouble = models.CharField(max_length=20, choices=Trouble, blank=True)
    says = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(default=dict)
    version = models.ForeignKey(
        "framework.FrameworkVersion", on_delete=models.PROTECT, null=True, related_name="+"
    )
    touched_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = FrameworkFileQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state="applied",
                    applied_at__isnull=False,
                    applied_by__isnull=False,
                    version__isnull=False,
                )
                | (~Q(state="applied") & Q(applied_at__isnull=True)),
                name="exchange_frameworkfile_applied_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(framework__isnull=False) | ~Q(new_code="", new_title=""),
                name="exchange_frameworkfile_is_for_one",
            ),
        ]

    def __str__(self):
        return f"{self.name} for {self.what_for}"

    def get_absolute_url(self):
        return reverse("exchange:framework_file", kwargs={"uuid": self.uuid})

    @property
    def what_for(self) -> str:
        return self.framework.title if self.framework else self.new_title
