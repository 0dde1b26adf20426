import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from portal.files.models import PrivateFile

from ..querysets import CompletionQuerySet, ElsewhereQuerySet
from .booking import Booking
from .course import Course
from .past import PastFile


class Standing(models.Manager.from_queryset(CompletionQuerySet)):
    """Those that were not withdrawn: whatever counts or shows completions asks for these."""

    def get_queryset(self):
        return super().get_queryset().filter(withdrawn_at__isnull=True)


class Completion(models.Model):
    """A course that a person finished, here or elsewhere. It belongs to the person and goes along
    from one employer to the next. It is in date before the day `expires_on`, or for good. `code` is
    what a reader of the certificate checks. One that was wrong is withdrawn, and stays so: nothing
    but the check of its code and the journal knows of it then. `title` and `provider` are what a
    file of older records calls it."""

    class Source(models.TextChoices):
        RECORDED = "recorded", "Recorded by the training team"
        ATTENDED = "attended", "Came to the course"
        ELEARNING = "elearning", "Done online"
        ELSEWHERE = "elsewhere", "Done elsewhere, and checked"
        IMPORTED = "imported", "From older records"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="completions"
    )
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="completions")
    source = models.CharField(max_length=10, choices=Source, default=Source.RECORDED)
    booking = models.OneToOneField(
        Booking, on_delete=models.PROTECT, null=True, blank=True, related_name="completion"
    )
    completed_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=16, unique=True, null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    title = models.CharField(max_length=160, blank=True)
    provider = models.CharField(max_length=160, blank=True)
    past_file = models.ForeignKey(
        PastFile, on_delete=models.PROTECT, null=True, blank=True, related_name="completions"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    withdrawn_why = models.TextField(blank=True)

    objects = Standing()
    ever = CompletionQuerySet.as_manager()

    class Meta:
        ordering = ["user", "course", "completed_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "course", "completed_on"],
                condition=Q(withdrawn_at__isnull=True),
                name="training_completion_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_why="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why=""),
                name="training_completion_withdrawn_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gt=F("completed_on")),
                name="training_completion_expires_after_it_is_done",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.course}"

    @property
    def last_day(self):
        """The last day on which it counts, or None where it counts for good."""
        return self.expires_on and self.expires_on - timedelta(days=1)


class Elsewhere(models.Model):
    """Learning that somebody says they did with another organisation: waiting → agreed or refused
    by the training team, who look at the certificate. What is agreed counts as the course itself,
    so that nobody does it twice."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waits to be checked"
        AGREED = "agreed", "Counts"
        REFUSED = "refused", "Does not count"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="learning_elsewhere"
    )
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="elsewhere")
    title = models.CharField(max_length=160)
    provider = models.CharField(max_length=160)
    finished_on = models.DateField()
    words = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)
    completion = models.OneToOneField(
        Completion, on_delete=models.PROTECT, null=True, blank=True, related_name="elsewhere"
    )

    objects = ElsewhereQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        verbose_name_plural = "elsewhere"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "course"],
                condition=Q(state="waiting"),
                name="training_elsewhere_one_waits",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at__isnull=True)
                | ~Q(state="waiting") & Q(answered_at__isnull=False),
                name="training_elsewhere_answered",
            ),
            models.CheckConstraint(
                condition=Q(state="agreed", completion__isnull=False)
                | ~Q(state="agreed") & Q(completion__isnull=True),
                name="training_elsewhere_agreed_counts",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("user")),
                name="training_elsewhere_not_by_oneself",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.title}"

    def get_absolute_url(self):
        return reverse("bookings:elsewhere", args=[self.uuid])


class CertificateFile(PrivateFile):
    """The certificate of learning elsewhere. Its owner and the training team open it."""

    elsewhere = models.ForeignKey(Elsewhere, on_delete=models.PROTECT, related_name="files")

    class Meta:
        ordering = ["id"]
