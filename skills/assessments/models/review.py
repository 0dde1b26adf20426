from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.locked import AppendOnly
from portal.plain.finding import undeclared

from ..querysets import ReviewMarkQuerySet
from .answer import level_or_not_in_role


class ReviewMark(models.Model):
    """What a reviewer has put down so far beside an answer: a draft that only they see, until they
    finish the review or send answers back. `edit` counts the saves; `declared` names the words of
    which they said that they are not about a family."""

    CONTENT = ("level", "not_in_role", "comment", "send_back", "reason", "declared")

    revision = models.ForeignKey(
        "assessments.AnswerRevision", on_delete=models.PROTECT, related_name="marks"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    not_in_role = models.BooleanField(default=False)
    comment = models.TextField(blank=True)
    send_back = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    declared = models.CharField(max_length=80, blank=True)
    edit = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    objects = ReviewMarkQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "by"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "by"], name="assessments_reviewmark_one_a_reviewer"
            ),
            level_or_not_in_role("assessments_reviewmark_level_is_0_to_4", answered=False),
        ]

    def __str__(self):
        return f"{self.by} on {self.revision}"

    @property
    def content(self) -> tuple:
        """What the reviewer put down."""
        return tuple(getattr(self, name) for name in self.CONTENT)

    @content.setter
    def content(self, values):
        for name, value in zip(self.CONTENT, values, strict=True):
            setattr(self, name, value)

    @property
    def is_decided(self) -> bool:
        return not self.send_back and (self.level is not None or self.not_in_role)

    @property
    def points_to_family(self) -> bool:
        """Are there words in what the practitioner will read to change, or to say of that they are
        not about a family?"""
        text = self.reason if self.send_back else self.comment
        return bool(undeclared(text, self.declared.split()))


class Review(AppendOnly):
    """A review that was finished: the supervisor's, the second look of a qualified social worker at
    the safety statements, or a second opinion that the practitioner asked for. `declaration` is
    what the reviewer said about it, in the words that they were shown."""

    class Kind(models.TextChoices):
        REVIEW = "review", "Review"
        SECOND_LOOK = "second_look", "Second look"
        SECOND_OPINION = "second_opinion", "Second opinion"

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="reviews"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.REVIEW)
    note = models.TextField(blank=True)
    declaration = models.TextField(blank=True)
    finished_at = models.DateTimeField()

    class Meta:
        ordering = ["finished_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "kind"],
                condition=~Q(kind="second_opinion"),
                name="assessments_review_one_of_a_kind",
            )
        ]

    def __str__(self):
        return f"{self.assessment}, reviewed by {self.by}"

    @property
    def second_look(self) -> bool:
        return self.kind == self.Kind.SECOND_LOOK

    @property
    def finished_on(self):
        """The day in London on which it was finished."""
        return timezone.localdate(self.finished_at)


class Response(AppendOnly):
    """What the practitioner says to a review. Both views stay on the record."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="response")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    comment = models.TextField(blank=True)
    responded_at = models.DateTimeField()

    class Meta:
        ordering = ["responded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(comment=""),
                name="assessments_response_says_what_differs",
            )
        ]

    def __str__(self):
        return f"{self.by}: {'agrees' if self.agrees else 'sees it differently'}"


class ResponseNote(AppendOnly):
    """What the practitioner says to one confirmed level: “I see it differently”, or an answer to
    the reviewer's words."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="notes")
    confirmation = models.ForeignKey(
        "assessments.Confirmation", on_delete=models.PROTECT, related_name="notes"
    )
    differs = models.BooleanField(default=False)
    comment = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "confirmation"], name="assessments_responsenote_one_a_level"
            ),
            models.CheckConstraint(
                condition=~Q(comment=""), name="assessments_responsenote_says_something"
            ),
        ]

    def __str__(self):
        return f"{self.response} on {self.confirmation}"
