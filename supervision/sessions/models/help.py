import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.locked import AppendOnly

from ..querysets import CallForHelpQuerySet, ConsultationQuerySet

PERSON = settings.AUTH_USER_MODEL


class CallForHelp(models.Model):
    """“I’m out of my depth”: when somebody asked, and when somebody who was told took it up. No
    more than that is kept: no reason, no words, nothing of a family. Asking in good time is good
    practice."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="calls_for_help"
    )
    subject = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    told = models.ManyToManyField(PERSON, related_name="calls_for_help_told")
    taken_up_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_up_at = models.DateTimeField(null=True, blank=True)

    objects = CallForHelpQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        verbose_name_plural = "calls for help"
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_up_by__isnull=True, taken_up_at__isnull=True)
                | Q(taken_up_by__isnull=False, taken_up_at__gte=F("asked_at")),
                name="supervision_callforhelp_taken_up_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(taken_up_by=None) | ~Q(taken_up_by=F("subject")),
                name="supervision_callforhelp_by_another",
            ),
        ]

    def __str__(self):
        return f"{self.subject}, {self.asked_at}"


class Consultation(AppendOnly):
    """An advanced practitioner's talk or joint visit with somebody who asked: when, how fast and
    what came of it."""

    class Kind(models.TextChoices):
        TALK = "talk", "Consultation"
        JOINT_VISIT = "joint_visit", "Joint visit"

    class Outcome(models.TextChoices):
        CARRY_ON = "carry_on", "Carry on as planned"
        CHANGED = "changed", "The plan changes"
        MORE_HELP = "more_help", "More help for the worker"
        LEAD_CHANGES = "lead_changes", "A social worker takes the lead"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="consultations"
    )
    subject = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="consultations_given")
    kind = models.CharField(max_length=20, choices=Kind)
    asked_on = models.DateField()
    happened_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=Outcome)
    recorded_at = models.DateTimeField()

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(by=F("subject")), name="supervision_consultation_by_another"
            ),
            models.CheckConstraint(
                condition=Q(happened_on__gte=F("asked_on")),
                name="supervision_consultation_after_it_was_asked",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.happened_on}"
