from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.locked import AppendOnly

PERSON = settings.AUTH_USER_MODEL
REGISTRATION = "people.Registration"


class Outcome(models.TextChoices):
    READY = "ready", "Ready"
    READY_WITH_CONDITIONS = "ready_with_conditions", "Ready with conditions"
    NOT_YET = "not_yet", "Not ready yet"


class FirstSignature(AppendOnly):
    """The first signer's word, with what the criteria showed then."""

    application = models.OneToOneField(
        "readiness.Application", on_delete=models.PROTECT, related_name="first_signature"
    )
    subject = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    registration = models.ForeignKey(
        REGISTRATION, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    qualified = models.BooleanField()
    outcome = models.CharField(max_length=30, choices=Outcome)
    reasons = models.TextField()
    conditions = models.TextField(blank=True)
    evaluation = models.OneToOneField(
        "readiness.Evaluation", on_delete=models.PROTECT, related_name="first_signature"
    )
    signed_on = models.DateField()
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(by=F("subject")), name="readiness_firstsignature_by_another"
            ),
            models.CheckConstraint(
                condition=Q(qualified=False) | Q(registration__isnull=False),
                name="readiness_firstsignature_qualified_has_a_registration",
            ),
            models.CheckConstraint(
                condition=~Q(reasons=""), name="readiness_firstsignature_has_reasons"
            ),
        ]

    def __str__(self):
        return f"{self.application}: first signature of {self.by}"


class Decision(AppendOnly):
    """What was decided on an application, on whose word. The people, their registrations and what
    the gate asks are copied here, so that plain checks can refuse a wrong signature; a trigger
    compares each copy with its source."""

    application = models.OneToOneField(
        "readiness.Application", on_delete=models.PROTECT, related_name="decision"
    )
    subject = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    first = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    first_registration = models.ForeignKey(
        REGISTRATION, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    second_registration = models.ForeignKey(
        REGISTRATION, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    first_qualified = models.BooleanField()
    needs_second = models.BooleanField()
    second_qualified = models.BooleanField()
    outcome = models.CharField(max_length=30, choices=Outcome)
    reasons = models.TextField()
    conditions = models.TextField(blank=True)
    families_to_start = models.PositiveSmallIntegerField(null=True, blank=True)
    look_again_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    evaluation = models.OneToOneField(
        "readiness.Evaluation", on_delete=models.PROTECT, related_name="decision"
    )
    decided_on = models.DateField()
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(first=F("subject")) & (Q(second=None) | ~Q(second=F("subject"))),
                name="readiness_decision_nobody_signs_for_themselves",
            ),
            models.CheckConstraint(
                condition=Q(second=None) | ~Q(second=F("first")),
                name="readiness_decision_two_people",
            ),
            models.CheckConstraint(
                condition=Q(outcome="not_yet") | Q(needs_second=False) | Q(second__isnull=False),
                name="readiness_decision_second_where_needed",
            ),
            models.CheckConstraint(
                condition=Q(first_qualified=False) | Q(first_registration__isnull=False),
                name="readiness_decision_first_qualified_has_a_registration",
            ),
            models.CheckConstraint(
                condition=Q(second=None)
                | Q(second_qualified=False)
                | Q(second_registration__isnull=False),
                name="readiness_decision_second_qualified_has_a_registration",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="readiness_decision_has_reasons"),
            models.CheckConstraint(
                condition=~Q(outcome="ready_with_conditions") | ~Q(conditions=""),
                name="readiness_decision_conditions_are_said",
            ),
        ]

    def __str__(self):
        return f"{self.application}: {self.get_outcome_display()}"
