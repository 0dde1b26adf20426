from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.locked import AppendOnly

from ..querysets import ReviewQuerySet


class ReviewInvitation(models.Model):
    """Somebody without an account who was asked to read a version: a reference group of families or
    of staff, or one person. Their link answers once."""

    version = models.ForeignKey(
        "framework.FrameworkVersion", on_delete=models.PROTECT, related_name="invitations"
    )
    name = models.CharField(max_length=120)
    email = models.EmailField()
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField()

    class Meta:
        ordering = ["invited_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "email"], name="framework_reviewinvitation_once_an_email"
            )
        ]

    def __str__(self):
        return f"{self.name}: {self.version}"


class Review(AppendOnly):
    """What a reader says of a version as a whole, or of one statement. Rows are only added: who
    thinks again adds another, and the last one of a reader about a thing counts. `lineage` and
    `about` name the statement, so that the words stay if the draft goes on without it."""

    class Verdict(models.TextChoices):
        COMMENTS = "comments", "Comment"
        AGREES = "agrees", "Agrees"
        ASKS = "asks", "Asks for a change"

    version = models.ForeignKey(
        "framework.FrameworkVersion", on_delete=models.PROTECT, related_name="reviews"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    invitation = models.ForeignKey(
        ReviewInvitation, on_delete=models.PROTECT, null=True, related_name="reviews"
    )
    lineage = models.UUIDField(null=True)
    about = models.CharField(max_length=120, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict)
    comment = models.TextField(blank=True)
    said_at = models.DateTimeField()

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["said_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=True, invitation__isnull=False)
                | Q(by__isnull=False, invitation__isnull=True),
                name="framework_review_has_one_reader",
            ),
            models.CheckConstraint(
                condition=Q(verdict="agrees") | ~Q(comment=""),
                name="framework_review_says_what",
            ),
        ]

    def __str__(self):
        return f"{self.who}: {self.get_verdict_display()}"

    @property
    def who(self) -> str:
        return self.by.name if self.by else self.invitation.name

    @property
    def asks(self) -> bool:
        return self.verdict == self.Verdict.ASKS
