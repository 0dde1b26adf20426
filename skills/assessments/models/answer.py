from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.locked import AppendOnly
from portal.plain.finding import undeclared

from ..querysets import AnswerRevisionQuerySet, SelfRatingQuerySet


def level_or_not_in_role(name: str, answered: bool) -> models.CheckConstraint:
    """A constraint: a level of 0 to 4 or "not part of my job", never both; one of them where the
    row is an answer and not a draft."""
    level = Q(level__isnull=False, level__lte=4, not_in_role=False)
    condition = level | Q(level__isnull=True, not_in_role=True)
    if not answered:
        condition |= Q(level__isnull=True, not_in_role=False)
    return models.CheckConstraint(condition=condition, name=name)


class SelfRating(models.Model):
    """A statement that a round asks, and what the practitioner has put down so far: a draft that
    only they see. `past_practice` is for a practice supervisor, who did it once and now oversees
    it. `evidence` is what they want to send with it. `edit` counts the saves, so that a page opened
    before the last save is known to be stale. `declared` names the words of which they said that
    they are not about a family."""

    CONTENT = ("level", "not_in_role", "past_practice", "comment", "declared")

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="ratings"
    )
    statement = models.ForeignKey(
        "framework.Statement", on_delete=models.PROTECT, related_name="ratings"
    )
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    not_in_role = models.BooleanField(default=False)
    past_practice = models.BooleanField(default=False)
    comment = models.TextField(blank=True)
    evidence = models.ManyToManyField("assessments.Evidence", blank=True, related_name="ratings")
    declared = models.CharField(max_length=40, blank=True)
    reopened = models.BooleanField(default=False)
    edit = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)

    objects = SelfRatingQuerySet.as_manager()

    class Meta:
        ordering = ["assessment", "statement"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "statement"], name="assessments_selfrating_one_a_statement"
            ),
            level_or_not_in_role("assessments_selfrating_level_is_0_to_4", answered=False),
        ]

    def __str__(self):
        return f"{self.assessment}: {self.statement}"

    @property
    def content(self) -> tuple:
        """What the practitioner put down."""
        return tuple(getattr(self, name) for name in self.CONTENT)

    @content.setter
    def content(self, values):
        for name, value in zip(self.CONTENT, values, strict=True):
            setattr(self, name, value)

    @property
    def is_answered(self) -> bool:
        return self.level is not None or self.not_in_role

    @property
    def points_to_family(self) -> bool:
        """Are there words to change, or to say of that they are not about a family?"""
        return bool(undeclared(self.comment, self.declared.split()))


class AnswerRevision(AppendOnly):
    """An answer as it was sent, with its evidence as it was. Cut at each sending, only where the
    content changed; `number` counts up, and the highest is the answer that stands."""

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="revisions"
    )
    statement = models.ForeignKey(
        "framework.Statement", on_delete=models.PROTECT, related_name="revisions"
    )
    number = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    not_in_role = models.BooleanField(default=False)
    past_practice = models.BooleanField(default=False)
    comment = models.TextField(blank=True)
    evidence = models.ManyToManyField(
        "assessments.EvidenceRevision", blank=True, related_name="answers"
    )
    digest = models.CharField(max_length=64)
    cut_at = models.DateTimeField()

    objects = AnswerRevisionQuerySet.as_manager()

    class Meta:
        ordering = ["assessment", "statement", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "statement", "number"],
                name="assessments_answerrevision_one_a_number",
            ),
            level_or_not_in_role("assessments_answerrevision_level_is_0_to_4", answered=True),
        ]

    def __str__(self):
        return f"{self.assessment}: {self.statement}, {self.number}"


class Return(AppendOnly):
    """An answer that a supervisor sent back, and why."""

    revision = models.ForeignKey(AnswerRevision, on_delete=models.PROTECT, related_name="returns")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    returned_at = models.DateTimeField()

    class Meta:
        ordering = ["returned_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="assessments_return_has_a_reason")
        ]

    def __str__(self):
        return f"{self.revision} sent back"
