import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from ..querysets import DisagreementQuerySet

PERSON = settings.AUTH_USER_MODEL


class Disagreement(models.Model):
    """Two people in supervision can't settle something: raised → settled, or taken back. It goes to
    a service manager or, where it is about them, to somebody else who is named. Dates and what came
    of it; what it was about is talked through, not written here."""

    class Outcome(models.TextChoices):
        AGREED = "agreed", "They found a way together"
        NEW_AGREEMENT = "new_agreement", "They make a new agreement"
        NEW_SUPERVISOR = "new_supervisor", "Another supervisor takes over"
        STANDS = "stands", "Both views stay on the record"
        ELSEWHERE = "elsewhere", "It goes on outside the portal"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="disagreements"
    )
    subject = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    raised_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    goes_to = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, related_name="disagreements_to_settle"
    )
    with_companion = models.BooleanField(default=False)
    met_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = DisagreementQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(goes_to=F("subject")) & ~Q(goes_to=F("supervisor")),
                name="supervision_disagreement_goes_to_a_third",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, outcome="")
                | (Q(settled_at__isnull=False, taken_back_at__isnull=True) & ~Q(outcome="")),
                name="supervision_disagreement_settled_says_how",
            ),
            models.UniqueConstraint(
                fields=["employment", "supervisor"],
                condition=Q(settled_at__isnull=True, taken_back_at__isnull=True),
                name="supervision_disagreement_one_open_each",
            ),
        ]

    def __str__(self):
        return f"{self.subject} and {self.supervisor}"

    def get_absolute_url(self):
        return reverse("supervision:disagreement", args=[self.uuid])

    @property
    def is_open(self) -> bool:
        return self.settled_at is None and self.taken_back_at is None
