"""Others who are asked for their word: confirmers of an area, and a second opinion."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from portal.locked import AppendOnly

from ..querysets import ConfirmerQuerySet, SecondOpinionQuerySet


def ended_says_why(name: str) -> models.CheckConstraint:
    """A constraint: what ended says why, and nothing else does."""
    return models.CheckConstraint(
        condition=Q(ended_at__isnull=True, ended_why="")
        | (Q(ended_at__isnull=False) & ~Q(ended_why="")),
        name=name,
    )


class Confirmer(models.Model):
    """Somebody who was asked to confirm one area of a round, because they know that work better
    than the supervisor does. A colleague (`user`) confirms levels in the portal, and they count
    when the supervisor finishes. An outside assessor has a name, an address and a link, and gives a
    view that stands beside the answer: the supervisor decides.

    asked → done, or ended (taken back, left, or the round was finished without them). `done_at` is
    taken away again where an answer of the area came back and was changed.

    Nobody outside is shown anything before the practitioner said yes (`agreed_at`): who asks for
    their own round says it by asking.
    """

    # What the link of an outside assessor is for.
    LINK = "outside_view"

    class Ended(models.TextChoices):
        TAKEN_BACK = "taken_back", "Taken back"
        REFUSED = "refused", "The practitioner said no"
        LEFT = "left", "Works here no longer"
        OVER = "over", "The self-assessment is over"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="confirmers"
    )
    domain = models.ForeignKey("framework.Domain", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="confirms",
    )
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    profession = models.CharField(max_length=120, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=20, choices=Ended, blank=True)

    objects = ConfirmerQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, name="", email="")
                | (Q(user__isnull=True) & ~Q(name="") & ~Q(email="")),
                name="assessments_confirmer_is_somebody",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False)
                | Q(done_at__isnull=True)
                | Q(agreed_at__isnull=False),
                name="assessments_confirmer_outside_needs_a_yes",
            ),
            ended_says_why("assessments_confirmer_ended_says_why"),
            models.UniqueConstraint(
                fields=["assessment", "domain"],
                condition=Q(ended_at__isnull=True, user__isnull=False),
                name="assessments_confirmer_one_colleague_an_area",
            ),
            models.UniqueConstraint(
                fields=["assessment", "domain", "email"],
                condition=Q(ended_at__isnull=True, user__isnull=True),
                name="assessments_confirmer_asked_once",
            ),
        ]

    def __str__(self):
        return f"{self.who}: {self.domain}"

    def get_absolute_url(self):
        return reverse("assessments:confirm", args=[self.uuid])

    @property
    def who(self) -> str:
        return self.user.name if self.user else self.name

    @property
    def is_outside(self) -> bool:
        return self.user_id is None

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.ended_at is None

    @property
    def awaits_yes(self) -> bool:
        """Does it wait for the practitioner to agree?"""
        return self.is_outside and self.is_open and self.agreed_at is None


class OutsideView(AppendOnly):
    """What an outside assessor says of an answer as it was sent: advice to who confirms."""

    confirmer = models.ForeignKey(Confirmer, on_delete=models.PROTECT, related_name="views")
    revision = models.ForeignKey(
        "assessments.AnswerRevision", on_delete=models.PROTECT, related_name="outside_views"
    )
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["confirmer", "revision"], name="assessments_outsideview_once"
            ),
            models.CheckConstraint(
                condition=Q(level__isnull=False, level__lte=4) | ~Q(comment=""),
                name="assessments_outsideview_says_something",
            ),
        ]

    def __str__(self):
        return f"{self.confirmer} on {self.revision}"


class SecondOpinion(models.Model):
    """A practitioner who sees a confirmed level differently asks a practice supervisor, by name, to
    look at it. asked → given (`review` has the confirmation, and its level counts from then on), or
    ended. The first confirmation stays on the record."""

    class Ended(models.TextChoices):
        TAKEN_BACK = "taken_back", "Taken back"
        DECLINED = "declined", "Could not look at it"
        LEFT = "left", "Is no longer a practice supervisor here"
        ANEW = "anew", "The level was confirmed anew"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    confirmation = models.ForeignKey(
        "assessments.Confirmation", on_delete=models.PROTECT, related_name="opinions"
    )
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="opinions_asked"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    why = models.TextField()
    asked_at = models.DateTimeField()
    review = models.OneToOneField(
        "assessments.Review",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="opinion",
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=20, choices=Ended, blank=True)

    objects = SecondOpinionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="assessments_secondopinion_says_why"),
            models.CheckConstraint(
                condition=~Q(asked_of=F("asked_by")), name="assessments_secondopinion_of_another"
            ),
            models.CheckConstraint(
                condition=Q(review__isnull=True) | Q(ended_at__isnull=True),
                name="assessments_secondopinion_given_or_ended",
            ),
            ended_says_why("assessments_secondopinion_ended_says_why"),
            models.UniqueConstraint(
                fields=["confirmation"],
                condition=Q(ended_at__isnull=True),
                name="assessments_secondopinion_one_a_level",
            ),
        ]

    def __str__(self):
        return f"{self.asked_of} on {self.confirmation}"

    def get_absolute_url(self):
        return reverse("assessments:opinion", args=[self.uuid])

    @property
    def assessment(self):
        return self.confirmation.review.assessment

    @property
    def is_open(self) -> bool:
        return self.review_id is None and self.ended_at is None
