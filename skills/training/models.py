import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .querysets import CompletionQuerySet


class Course(models.Model):
    """A course that a local area offers: what it is for and how long it counts."""

    class Level(models.TextChoices):
        AWARENESS = "awareness", "Awareness"
        CORE = "core", "Core"
        ADVANCED = "advanced", "Advanced"

    class Mode(models.TextChoices):
        ELEARNING = "elearning", "Online, in your own time"
        LIVE_ONLINE = "live_online", "Live online group"
        IN_PERSON = "in_person", "In person"
        BLENDED = "blended", "Online, then in person or live"

    code = models.CharField(max_length=10, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    summary = models.TextField()
    level = models.CharField(max_length=20, choices=Level)
    mode = models.CharField(max_length=20, choices=Mode)
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    refresh_months = models.PositiveSmallIntegerField(null=True, blank=True)
    yearly_update = models.BooleanField(default=False)
    audience = models.CharField(max_length=200)
    before = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="after")
    required_for = models.ManyToManyField("people.JobRole", blank=True, related_name="courses")
    open_to_voluntary_sector = models.BooleanField(default=True)
    why_not_open = models.TextField(blank=True)
    practice_sessions = models.PositiveSmallIntegerField(default=0)
    certificate = models.BooleanField(default=True)

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.title


class CourseStatement(models.Model):
    """The highest level of a statement that a course can help with. It points to the statement's
    lineage, so that a new version of the framework keeps it."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="statements")
    lineage = models.UUIDField()
    up_to_level = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["course", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "lineage"], name="training_coursestatement_once"
            ),
            models.CheckConstraint(
                condition=Q(up_to_level__gte=1, up_to_level__lte=4),
                name="training_coursestatement_is_1_to_4",
            ),
        ]

    def __str__(self):
        return f"{self.course} up to {self.up_to_level}"


class Completion(models.Model):
    """A course that a person finished, here or elsewhere. It belongs to the person and goes along
    from one employer to the next. It is in date before the day `expires_on`, or for good."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="completions"
    )
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="completions")
    completed_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CompletionQuerySet.as_manager()

    class Meta:
        ordering = ["user", "course", "completed_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "course", "completed_on"], name="training_completion_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gt=F("completed_on")),
                name="training_completion_expires_after_it_is_done",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.course}"
