from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.dates import today

HALF_DAY_HOURS = 4


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

    class Expiry(models.TextChoices):
        FROM_COMPLETION = "from_completion", "Counted from the day it was finished"
        FROM_LAST_EXPIRY = "from_last_expiry", "Counted from the day it would have run out"
        FIXED_DAY = "fixed_day", "On the same day each time"

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
    expiry = models.CharField(max_length=20, choices=Expiry, default=Expiry.FROM_COMPLETION)
    # The month and day of a fixed end, such as 8 and 31.
    ends_month = models.PositiveSmallIntegerField(null=True, blank=True)
    ends_day = models.PositiveSmallIntegerField(null=True, blank=True)
    # Somebody who does it again within so many days before it runs out loses none of them.
    renewal_days = models.PositiveSmallIntegerField(default=60)
    needs_evaluation = models.BooleanField(default=False)
    address = models.URLField(blank=True)  # of a course that is done online, in one’s own time
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(expiry="fixed_day")
                | Q(ends_month__gte=1, ends_month__lte=12, ends_day__gte=1, ends_day__lte=31),
                name="training_course_has_its_fixed_day",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("training:course", args=[self.slug])

    @property
    def is_in_own_time(self) -> bool:
        return self.mode == self.Mode.ELEARNING

    @property
    def is_offered(self) -> bool:
        return self.retired_on is None or self.retired_on > today()

    @property
    def is_full_day(self) -> bool:
        """Longer than half a day: what a policy charges depends on it."""
        return self.hours > HALF_DAY_HOURS


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
