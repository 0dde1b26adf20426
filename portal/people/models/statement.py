import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.dates import today
from portal.files.models import PrivateFile
from portal.locked import AppendOnly

from ..querysets.statement import OrganisationFileQuerySet, SafeguardingStatementQuerySet


class SafeguardingStatement(AppendOnly):
    """What an organisation says once a year of how it keeps children safe (section 11 of the
    Children Act 2004): said by somebody with an account, or by the safeguarding lead who followed
    a link. A “no” is an answer, too. It is never changed: the next one takes its place.

    It counts from `confirmed_on` until the day before `runs_out_on`.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="statements"
    )
    lead_name = models.CharField(max_length=120)
    lead_email = models.EmailField()
    safe_recruitment = models.BooleanField()
    lead_trained = models.BooleanField()
    people_trained = models.BooleanField()
    supervision = models.BooleanField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    said_by_email = models.EmailField(blank=True)
    confirmed_on = models.DateField()
    runs_out_on = models.DateField()
    recorded_at = models.DateTimeField()

    objects = SafeguardingStatementQuerySet.as_manager()

    class Meta:
        ordering = ["-confirmed_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(said_by__isnull=False, said_by_email="")
                | (Q(said_by__isnull=True) & ~Q(said_by_email="")),
                name="people_safeguardingstatement_said_by_one",
            ),
            models.CheckConstraint(
                condition=Q(runs_out_on__gt=F("confirmed_on")),
                name="people_safeguardingstatement_runs_out_later",
            ),
            models.CheckConstraint(
                condition=~Q(lead_name="") & ~Q(lead_email=""),
                name="people_safeguardingstatement_has_a_lead",
            ),
        ]

    def __str__(self):
        return f"{self.organisation}, {self.confirmed_on}"

    @property
    def counts(self) -> bool:
        return self.confirmed_on <= today() < self.runs_out_on

    @property
    def last_day(self):
        return self.runs_out_on - timedelta(days=1)

    @property
    def answers(self) -> list[tuple[str, bool]]:
        """What was asked, and whether the answer was yes."""
        return [(words, getattr(self, name)) for name, words in ASKED.items()]

    @property
    def not_yet(self) -> list[str]:
        return [words for words, yes in self.answers if not yes]

    @property
    def who_said_it(self) -> str:
        return str(self.said_by) if self.said_by else self.said_by_email


ASKED = {
    "safe_recruitment": "Everyone who works with children was recruited safely, with checks done",
    "lead_trained": "The safeguarding lead’s own training is in date",
    "people_trained": "Everyone who works with children has safeguarding training in date",
    "supervision": "Everyone who works with children has regular supervision",
}


class OrganisationFile(PrivateFile):
    """A paper about an organisation: its data-sharing agreement, or evidence of what its
    safeguarding statement says. It stays as it was added; it is taken away by `removed_at`, and the
    stored file goes with that."""

    class What(models.TextChoices):
        AGREEMENT = "agreement", "Data-sharing agreement"
        EVIDENCE = "evidence", "Safeguarding evidence"

    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="files"
    )
    what = models.CharField(max_length=20, choices=What)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = OrganisationFileQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="people_organisationfile_removed_by_somebody",
            )
        ]
