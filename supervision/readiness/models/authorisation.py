import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from portal.dates import today
from supervision.readiness.querysets import AuthorisationQuerySet

from .decision import Outcome


class Standing(models.TextChoices):
    """What an authorisation is on a day."""

    READY = "ready", "Ready"
    READY_WITH_CONDITIONS = "ready_with_conditions", "Ready with conditions"
    NOT_AVAILABLE = "not_available", "Not available now"
    RAN_OUT = "ran_out", "Ran out"
    ENDED = "ended", "Ended"
    TO_COME = "to_come", "Starts later"


CURRENT = frozenset({Standing.READY, Standing.READY_WITH_CONDITIONS})


class Authorisation(models.Model):
    """What a person may hold, from the day `starts` to the day before `ends`; `ended` is the day on
    which it was ended early. What it is on a day follows from these dates and its pauses alone."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=8, unique=True)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="authorisations"
    )
    gate = models.ForeignKey(
        "readiness.Gate", on_delete=models.PROTECT, related_name="authorisations"
    )
    decision = models.OneToOneField(
        "readiness.Decision", on_delete=models.PROTECT, related_name="authorisation"
    )
    starts = models.DateField()
    ends = models.DateField()
    ended = models.DateField(null=True, blank=True)

    objects = AuthorisationQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="readiness_authorisation_ends_after_starts"
            ),
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | Q(ended__gte=F("starts"), ended__lte=F("ends")),
                name="readiness_authorisation_ended_within_it",
            ),
        ]

    def __str__(self):
        return f"{self.employment.user}: {self.gate} until {self.ends}"

    def get_absolute_url(self):
        return reverse("reports:certificate", args=[self.uuid])

    @property
    def stops(self):
        """The first day on which it no longer holds."""
        return self.ended or self.ends

    @property
    def last_day(self):
        """The last day on which it holds."""
        return self.stops - timedelta(days=1)

    def standing_on(self, day=None) -> Standing:
        """What it is on a day, by its dates and pauses alone. That it is paused is told to nobody:
        it is not available, and that is all."""
        day = day or today()
        if self.ended is not None and day >= self.ended:
            return Standing.ENDED
        if day >= self.ends:
            return Standing.RAN_OUT
        if day < self.starts:
            return Standing.TO_COME
        if self.is_paused(day):
            return Standing.NOT_AVAILABLE
        with_conditions = self.decision.outcome == Outcome.READY_WITH_CONDITIONS
        return Standing.READY_WITH_CONDITIONS if with_conditions else Standing.READY

    def is_current(self, day=None) -> bool:
        """Does it hold on `day`, pauses counted? What outsiders are told, and no more."""
        return self.standing_on(day) in CURRENT

    def is_paused(self, day=None) -> bool:
        day = day or today()
        return any(
            pause.opened <= day and (pause.lifted is None or day < pause.lifted)
            for pause in self.pauses.all()
        )

    @property
    def spaced_code(self) -> str:
        return f"{self.code[:4]} {self.code[4:]}"


class Pause(models.Model):
    """A time in which an authorisation does not hold. Others are never told why: not the rule, not
    even that it is a pause and not leave."""

    class Rule(models.TextChoices):
        COURSE = "P1", "A required course has run out"
        SUPERVISION = "P2", "No supervision for too long"
        AWAY = "P3", "Away from direct work"
        MANAGER = "P4", "A manager decided"
        MOVED = "P5", "Changed role, team or employer"
        REGISTRATION = "P7", "A social worker’s registration has run out"

    authorisation = models.ForeignKey(
        Authorisation, on_delete=models.PROTECT, related_name="pauses"
    )
    rule = models.CharField(max_length=2, choices=Rule)
    opened = models.DateField()
    lifted = models.DateField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["opened", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lifted__isnull=True) | Q(lifted__gte=F("opened")),
                name="readiness_pause_lifted_after_it_opened",
            ),
            models.UniqueConstraint(
                fields=["authorisation", "rule"],
                condition=Q(lifted__isnull=True),
                name="readiness_pause_one_open_a_rule",
            ),
        ]

    def __str__(self):
        return f"{self.authorisation}: {self.rule}"
