import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from ..querysets import AssessmentQuerySet


class Assessment(models.Model):
    """A round in which a person rates their own knowledge and skills against a role profile.

    draft → submitted → reviewed. A supervisor may send some answers back: submitted → draft, and
    only those answers reopen. The practitioner may withdraw a draft. A draft is the practitioner's
    alone; what was sent are its `AnswerRevision` rows.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Sent"
        REVIEWED = "reviewed", "Reviewed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    OPEN = (State.DRAFT, State.SUBMITTED)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="assessments"
    )
    profile = models.ForeignKey(
        "framework.RoleProfile", on_delete=models.PROTECT, related_name="assessments"
    )
    version = models.ForeignKey(
        "framework.FrameworkVersion", on_delete=models.PROTECT, related_name="assessments"
    )
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    started_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["started_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["employment", "profile"],
                condition=Q(state__in=["draft", "submitted"]),
                name="assessments_assessment_one_open_each",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(submitted_at__isnull=False),
                name="assessments_assessment_sent_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="reviewed", reviewed_at__isnull=False)
                | (~Q(state="reviewed") & Q(reviewed_at__isnull=True)),
                name="assessments_assessment_reviewed_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.employment.user}, {self.started_at:%Y}"

    def get_absolute_url(self):
        return reverse("assessments:assessment", args=[self.uuid])

    @property
    def title(self) -> str:
        return f"Self-assessment {self.started_at:%Y}"

    @property
    def submitted_on(self):
        """The day in London on which it was sent."""
        return timezone.localdate(self.submitted_at)

    @property
    def asks_second_look(self) -> bool:
        """Is it of somebody who leads child in need work and is no social worker? Gate G3 counts
        their safety statements only when a qualified social worker confirmed them."""
        return (
            self.profile.typical_work == "child_in_need" and not self.profile.social_work_qualified
        )

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def was_returned(self) -> bool:
        return self.is_draft and self.submitted_at is not None
