import uuid

from django.conf import settings
from django.db import models

from portal.dates import Span, ends_after_it_starts

from ..querysets import RoleGrantQuerySet


class RoleGrant(Span):
    """A role that somebody gave a person, for a team with all below it or for a whole organisation,
    from a day to a day. A role without a scope of its own (workforce lead, editor, training
    coordinator, auditor, administrator) is granted for the council."""

    class Role(models.TextChoices):
        PRACTICE_SUPERVISOR = "practice_supervisor", "Practice supervisor"
        SERVICE_MANAGER = "service_manager", "Service manager"
        EMPLOYER_MANAGER = "employer_manager", "Employer’s manager or trustee"
        WORKING_LEAD = "working_lead", "Working lead"
        PARTNER_COORDINATOR = "partner_coordinator", "Partner coordinator"
        TRAINING_COORDINATOR = "training_coordinator", "Training coordinator"
        WORKFORCE_LEAD = "workforce_lead", "Workforce lead"
        EDITOR = "editor", "Content editor"
        AUDITOR = "auditor", "Auditor"
        ADMINISTRATOR = "administrator", "Administrator"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants"
    )
    role = models.CharField(max_length=30, choices=Role)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="grants"
    )
    team = models.ForeignKey(
        "people.Team", on_delete=models.PROTECT, null=True, blank=True, related_name="grants"
    )
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            ends_after_it_starts("people_rolegrant_ends_after_it_starts"),
            models.CheckConstraint(
                condition=models.Q(granted_by__isnull=True)
                | ~models.Q(granted_by=models.F("user")),
                name="people_rolegrant_nobody_grants_themselves",
            ),
            models.CheckConstraint(
                condition=~models.Q(role="auditor") | models.Q(ends__isnull=False),
                name="people_rolegrant_an_auditor_s_ends",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.user}"
