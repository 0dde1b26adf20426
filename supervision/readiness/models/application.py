import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from portal.locked import AppendOnly
from supervision.readiness.querysets import ApplicationQuerySet


class Application(models.Model):
    """A person is put forward for a gate: open → recommended → signed off, or not yet; or
    withdrawn. Where a gate takes one signature, open → signed off."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        RECOMMENDED = "recommended", "Recommended"
        SIGNED_OFF = "signed_off", "Signed off"
        NOT_YET = "not_yet", "Not ready yet"
        WITHDRAWN = "withdrawn", "Withdrawn"

    LIVE = (State.OPEN, State.RECOMMENDED)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="applications"
    )
    gate = models.ForeignKey(
        "readiness.Gate", on_delete=models.PROTECT, related_name="applications"
    )
    gate_version = models.ForeignKey(
        "readiness.GateVersion", on_delete=models.PROTECT, related_name="applications"
    )
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["employment", "gate"],
                condition=Q(state__in=["open", "recommended"]),
                name="readiness_application_one_live_each",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "recommended"], closed_at__isnull=True)
                | Q(state__in=["signed_off", "not_yet", "withdrawn"], closed_at__isnull=False),
                name="readiness_application_closed_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.employment.user}: {self.gate_version}"

    def get_absolute_url(self):
        return reverse("readiness:application", args=[self.uuid])

    @property
    def is_live(self) -> bool:
        return self.state in self.LIVE


class Evaluation(AppendOnly):
    """What each criterion showed at a signing: a snapshot taken inside it. `results` is a list of
    `{code, plain, group, status, detail}`; `digest` names its content."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="evaluations"
    )
    taken_at = models.DateTimeField()
    results = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["taken_at", "id"]

    def __str__(self):
        return f"{self.application} at {self.taken_at}"


class Attestation(AppendOnly):
    """A dated word of a named person, for what can't be computed: a check made, practice that was
    seen, learning from another job. `registration` is that person's, where it was in date."""

    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="attestations"
    )
    criterion = models.ForeignKey(
        "readiness.Criterion", on_delete=models.PROTECT, related_name="attestations"
    )
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    registration = models.ForeignKey(
        "people.Registration", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    happened_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    recorded_on = models.DateField()

    class Meta:
        ordering = ["happened_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(by=F("subject")), name="readiness_attestation_by_another"
            ),
            models.CheckConstraint(
                condition=Q(happened_on__lte=F("recorded_on")),
                name="readiness_attestation_of_what_has_happened",
            ),
        ]

    def __str__(self):
        return f"{self.criterion}, {self.happened_on}, {self.by}"
