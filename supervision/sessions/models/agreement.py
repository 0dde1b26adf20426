import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from portal.locked import AppendOnly

from ..querysets import AgreementQuerySet

PERSON = settings.AUTH_USER_MODEL


class Agreement(models.Model):
    """How two people work together in supervision: draft → offered → agreed → ended; a draft or an
    offer may be withdrawn. It is agreed when each of its people has said yes to the same words: a
    change after that is a new agreement, and the old one ends.

    `other` is a second supervisor, where somebody with two employers has joint supervision;
    `other_sees` is then what all three agree that this one may read. Nothing, unless they say."""

    class State(models.TextChoices):
        DRAFT = "draft", "Being written"
        OFFERED = "offered", "Waiting for a yes"
        AGREED = "agreed", "Agreed"
        ENDED = "ended", "Ended"
        WITHDRAWN = "withdrawn", "Taken back"

    class Sees(models.TextChoices):
        NOTHING = "", "Nothing"
        ACTIONS = "actions", "What we agreed to do, and no more"
        RECORDS = "records", "The records of our sessions"

    LIVE = (State.DRAFT, State.OFFERED)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="agreements"
    )
    subject = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, related_name="agreements_as_supervisor"
    )
    other = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="agreements_as_other"
    )
    other_sees = models.CharField(max_length=10, choices=Sees, default=Sees.NOTHING, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    every_days = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120, blank=True)
    started_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    offered_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    offered_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    look_again_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(supervisor=F("subject")) & (Q(other=None) | ~Q(other=F("subject"))),
                name="supervision_agreement_with_another",
            ),
            models.CheckConstraint(
                condition=Q(other=None) | ~Q(other=F("supervisor")),
                name="supervision_agreement_other_is_a_third",
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=False) | Q(other_sees=""),
                name="supervision_agreement_sees_needs_another",
            ),
            models.CheckConstraint(
                condition=Q(every_days__gte=1, every_days__lte=366, minutes__gte=5)
                & Q(minutes__lte=480),
                name="supervision_agreement_how_often_and_long",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(state="withdrawn") | Q(offered_at__isnull=False),
                name="supervision_agreement_offered_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed")
                | Q(agreed_at__isnull=False, look_again_on__isnull=False),
                name="supervision_agreement_agreed_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["ended", "withdrawn"], ended_at__isnull=False)
                | (~Q(state__in=["ended", "withdrawn"]) & Q(ended_at__isnull=True)),
                name="supervision_agreement_ended_has_a_time",
            ),
            models.UniqueConstraint(
                fields=["employment", "supervisor"],
                condition=Q(state__in=["draft", "offered"]),
                name="supervision_agreement_one_on_the_way",
            ),
            models.UniqueConstraint(
                fields=["employment", "supervisor"],
                condition=Q(state="agreed"),
                name="supervision_agreement_one_in_force",
            ),
        ]

    def __str__(self):
        return f"{self.subject} with {self.supervisor}"

    def get_absolute_url(self):
        return reverse("supervision:agreement", args=[self.uuid])

    @property
    def people(self) -> list:
        """Those who have to say yes."""
        everyone = [self.subject, self.supervisor, self.other]
        return [one for one in everyone if one is not None]

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_offered(self) -> bool:
        return self.state == self.State.OFFERED

    @property
    def is_in_force(self) -> bool:
        return self.state == self.State.AGREED


class AgreementPart(models.Model):
    """What stands under a heading of an agreement, written by either. `edit` counts the saves, so
    that a page opened before the last one is known to be stale."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parts")
    heading = models.ForeignKey(
        "supervision_sessions.Heading", on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(blank=True)
    declared = models.CharField(max_length=80, blank=True)
    edit = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["agreement", "heading__position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "heading"], name="supervision_agreementpart_one_a_heading"
            )
        ]

    def __str__(self):
        return f"{self.agreement}: {self.heading}"


class AgreementWord(AppendOnly):
    """One person's yes to an agreement as it stood."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="words")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "by"], name="supervision_agreementword_once_a_person"
            )
        ]

    def __str__(self):
        return f"{self.by}: yes to {self.agreement}"
