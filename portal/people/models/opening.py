import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ..querysets import OpeningQuerySet


class Opening(models.Model):
    """Somebody who is not a party to a person's records opens them, for a reason and a set time:
    asked → open → over. Both parties are told at once. Only in an inquiry may they be told later,
    and then a second person approves first; until then nothing is open."""

    class Reason(models.TextChoices):
        COMPLAINT = "complaint", "A complaint"
        INQUIRY = "inquiry", "An inquiry"
        NO_SUPERVISOR = "no_supervisor", "Their supervisor is away and nobody covers"
        DISAGREEMENT = "disagreement", "To settle a disagreement"
        SAMPLE = "sample", "A sample for an audit or an inspection"
        OWN_REQUEST = "own_request", "They asked for it"

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
        ]

    def __str__(self):
        return f"{self.by} opened the records of {self.subject}"
