import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from portal.dates import now

from ..querysets import OpeningQuerySet

# Whatever a council sets, an opening lasts a week at most.
LONGEST_HOURS = 168


class Opening(models.Model):
    """Somebody who is not a party to a person's records opens them, for a reason and a set time:
    asked → running → over, or asked → refused or taken back. Both parties are told at once. Only in
    an inquiry may they be told later, and then a second person approves first; until then nothing
    is open."""

    class Reason(models.TextChoices):
        COMPLAINT = "complaint", "A complaint"
        INQUIRY = "inquiry", "An inquiry"
        NO_SUPERVISOR = "no_supervisor", "Their supervisor is away and nobody covers"
        DISAGREEMENT = "disagreement", "To settle a disagreement"
        SAMPLE = "sample", "A sample for an audit or an inspection"

    class State(models.TextChoices):
        ASKED = "asked", "Waiting for approval"
        REFUSED = "refused", "Refused"
        TAKEN_BACK = "taken_back", "Taken back"
        RUNNING = "running", "Open now"
        OVER = "over", "Over"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="openings"
    )
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="openings_of_theirs"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="openings_made"
    )
    reason = models.CharField(max_length=20, choices=Reason)
    words = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    hours = models.PositiveSmallIntegerField()
    told_later = models.BooleanField(default=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    refused_at = models.DateTimeField(null=True, blank=True)
    tell_on = models.DateField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(by=F("subject")), name="people_opening_of_another_s_records"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="people_opening_has_a_reason"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | (~Q(approved_by=F("by")) & ~Q(approved_by=F("subject"))),
                name="people_opening_approved_by_a_third",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="people_opening_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(told_later=False)
                | Q(starts_at__isnull=True)
                | Q(approved_by__isnull=False, tell_on__isnull=False, reason="inquiry"),
                name="people_opening_told_later_only_when_approved",
            ),
            models.CheckConstraint(
                condition=Q(told_later=False) | Q(reason="inquiry"),
                name="people_opening_told_later_only_in_an_inquiry",
            ),
            models.CheckConstraint(
                condition=Q(told_later=True) | Q(starts_at__isnull=False, told_at__isnull=False),
                name="people_opening_told_at_once_unless_told_later",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False, told_later=True),
                name="people_opening_approved_by_somebody_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(refused_by__isnull=True, refused_at__isnull=True)
                | Q(refused_by__isnull=False, refused_at__isnull=False, starts_at__isnull=True),
                name="people_opening_refused_by_somebody_and_never_open",
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=1, hours__lte=LONGEST_HOURS),
                name="people_opening_for_hours_not_weeks",
            ),
        ]
        indexes = [
            models.Index(fields=["by", "ends_at"], name="people_opening_running"),
            models.Index(fields=["tell_on", "told_at"], name="people_opening_to_tell"),
        ]

    def __str__(self):
        return f"{self.by} opened the records of {self.subject}"

    def get_absolute_url(self):
        return reverse("home:opening", args=[self.uuid])

    @property
    def state(self) -> State:
        if self.refused_at:
            own = self.refused_by_id == self.by_id
            return self.State.TAKEN_BACK if own else self.State.REFUSED
        if self.starts_at is None:
            return self.State.ASKED
        return self.State.RUNNING if now() < self.ends_at else self.State.OVER

    @property
    def is_asked(self) -> bool:
        return self.state == self.State.ASKED

    @property
    def is_running(self) -> bool:
        return self.state == self.State.RUNNING

    @property
    def was_closed_early(self) -> bool:
        """Did who opened it close it before its time, or their role end before it?"""
        return self.ends_at is not None and self.ends_at < self.starts_at + self.time

    @property
    def time(self) -> timedelta:
        return timedelta(hours=self.hours)
