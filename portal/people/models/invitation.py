import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from portal.dates import now

from ..querysets import InvitationQuerySet
from .grant import RoleGrant
from .job import Employment

TEAM_ROLES = (RoleGrant.Role.PRACTICE_SUPERVISOR, RoleGrant.Role.SERVICE_MANAGER)


class Invitation(models.Model):
    """A sponsor asks somebody in: sent → accepted, withdrawn, or run out. It names the employer,
    the job and the day that the account ends, and may bring a role. Its link works once."""

    class State(models.TextChoices):
        SENT = "sent", "Sent"
        ACCEPTED = "accepted", "Accepted"
        WITHDRAWN = "withdrawn", "Withdrawn"
        RAN_OUT = "ran_out", "Ran out"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="invitations"
    )
    team = models.ForeignKey("people.Team", on_delete=models.PROTECT, related_name="+")
    job_role = models.ForeignKey("people.JobRole", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Employment.Kind)
    role = models.CharField(max_length=30, choices=RoleGrant.Role, blank=True)
    ends = models.DateField()
    sponsor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations_sent"
    )
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations_accepted",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="people_invitation_email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("sent_at")),
                name="people_invitation_expires_after_it_is_sent",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(
                    accepted_at__isnull=False,
                    accepted_by__isnull=False,
                    withdrawn_at__isnull=True,
                ),
                name="people_invitation_accepted_by_somebody_and_not_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="people_invitation_withdrawn_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(email=""), name="people_invitation_to_somebody"
            ),
            models.UniqueConstraint(
                fields=["email", "organisation"],
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="people_invitation_one_open_an_employer",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.organisation}"

    @property
    def state(self) -> State:
        if self.accepted_at:
            return self.State.ACCEPTED
        if self.expires_at <= (self.withdrawn_at or now()):
            return self.State.RAN_OUT
        return self.State.WITHDRAWN if self.withdrawn_at else self.State.SENT

    @property
    def is_unanswered(self) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None

    @property
    def is_open(self) -> bool:
        return self.state == self.State.SENT

    @property
    def scope(self) -> dict:
        """Where the role that it brings, if any, is held: in the team that it names for roles
        that look after a team, else in the whole organisation."""
        return {
            "organisation": self.organisation,
            "team": self.team if self.role in TEAM_ROLES else None,
        }

    @property
    def last_day(self):
        return self.ends - timedelta(days=1)
