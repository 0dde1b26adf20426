import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from ..querysets import AssessmentQuerySet


def title_of(kind: str) -> str:
    """What a round of the kind is called, before its month."""
    kinds = Assessment.Kind
    return "All statements" if kind == kinds.FULL else kinds(kind).label


class Assessment(models.Model):
    """A round in which a person rates their own knowledge and skills against a role profile.

    draft → submitted → reviewed. A supervisor may send some answers back: submitted → draft, and
    only those answers reopen. The practitioner may withdraw a draft. A draft is the practitioner's
    alone; what was sent are its `AnswerRevision` rows.

    What a round asks are its `SelfRating` rows, made when it begins: `kind` says how they were
    chosen, so that a round fits the time there is.
    """

    class Kind(models.TextChoices):
        CORE = "core", "Safety statements"
        SHORT = "short", "Short profile"
        AREA = "area", "One area"
        CHANGES = "changes", "What changed or is due"
        FULL = "full", "Everything"

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
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.FULL)
    domain = models.ForeignKey(
        "framework.Domain", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
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
                condition=Q(kind="area", domain__isnull=False)
                | (~Q(kind="area") & Q(domain__isnull=True)),
                name="assessments_assessment_an_area_is_named",
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
        """“Safety statements, November 2026”."""
        began = timezone.localtime(self.started_at)
        return f"{self.domain or title_of(self.kind)}, {began:%B %Y}"

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
    def allows_past_practice(self) -> bool:
        """May what somebody did in the past stand? For a practice supervisor, who now oversees what
        they once did themselves."""
        return self.profile.typical_work == "oversight"

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def was_returned(self) -> bool:
        return self.is_draft and self.submitted_at is not None
