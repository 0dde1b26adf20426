import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from ..querysets import PartnerRequestQuerySet
from .organisation import Organisation


class PartnerRequest(models.Model):
    """A group, or somebody alone, asks to come to training: asked → waiting (the e-mail address is
    confirmed) → welcomed, refused, or back (their own closed account is open again). Before it is
    confirmed it reaches nobody, and it is forgotten when its link has run out."""

    class Who(models.TextChoices):
        GROUP = "group", "A group or an organisation"
        ALONE = "alone", "Somebody who works or volunteers alone"
        CARER = "carer", "A foster, kinship or parent carer"

    class Outcome(models.TextChoices):
        WELCOMED = "welcomed", "Agreed"
        REFUSED = "refused", "Refused"
        BACK = "back", "Came back"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    who = models.CharField(max_length=10, choices=Who)
    name = models.CharField(max_length=120)
    email = models.EmailField()
    group_name = models.CharField(max_length=120, blank=True)
    sector = models.CharField(max_length=20, choices=Organisation.Sector, blank=True)
    size = models.CharField(max_length=20, choices=Organisation.Size, blank=True)
    small_income = models.BooleanField(default=False)
    charity_number = models.CharField(max_length=12, blank=True)
    localities = models.ManyToManyField("people.Locality", blank=True, related_name="+")
    wants = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    reason = models.TextField(blank=True)
    # How they came in, where they were welcomed.
    invitation = models.OneToOneField(
        "people.Invitation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="partner_request",
    )

    objects = PartnerRequestQuerySet.as_manager()

    class Meta:
        ordering = ["confirmed_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="people_partnerrequest_email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=(Q(who="group") & ~Q(group_name="") & ~Q(sector=""))
                | (~Q(who="group") & Q(group_name="", sector="", charity_number="")),
                name="people_partnerrequest_a_group_has_a_name_and_nobody_else",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, outcome="")
                | (Q(answered_at__isnull=False, confirmed_at__isnull=False) & ~Q(outcome="")),
                name="people_partnerrequest_answered_once_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(outcome="welcomed", invitation__isnull=False)
                | (~Q(outcome="welcomed") & Q(invitation__isnull=True)),
                name="people_partnerrequest_welcomed_by_an_invitation",
            ),
            models.CheckConstraint(
                condition=(Q(outcome="refused") & ~Q(reason=""))
                | (~Q(outcome="refused") & Q(reason="")),
                name="people_partnerrequest_refused_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["welcomed", "refused"], answered_by__isnull=False)
                | Q(outcome__in=["", "back"], answered_by__isnull=True),
                name="people_partnerrequest_answered_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(answered_at__isnull=True),
                name="people_partnerrequest_one_open_an_address",
            ),
        ]

    def __str__(self):
        return self.group_name or self.name

    @property
    def is_group(self) -> bool:
        return self.who == self.Who.GROUP

    @property
    def is_waiting(self) -> bool:
        return self.confirmed_at is not None and self.answered_at is None
