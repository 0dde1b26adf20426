import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.files.models import PrivateFile
from portal.locked import AppendOnly
from portal.plain.finding import undeclared

from ..querysets import EvidenceFileQuerySet, EvidenceQuerySet, EvidenceRevisionQuerySet


class EvidenceKind(models.TextChoices):
    OBSERVATION = "observation", "Someone watched my practice"
    FAMILY_FEEDBACK = "family_feedback", "What a child, young person or family said"
    REFLECTION = "reflection", "My own thinking about a piece of work"
    RECORD_CHECK = "record_check", "A supervisor checked my records"
    SUPERVISION = "supervision", "A supervision discussion"
    TRAINING = "training", "Learning I finished"
    COLLEAGUE_FEEDBACK = "colleague_feedback", "What a colleague or partner said"
    GROUP_DISCUSSION = "group_discussion", "Group supervision or team discussion"
    TEST = "test", "A quiz or short test"


class Evidence(models.Model):
    """A piece that shows how somebody works, or a reflection in their journal: one piece for as
    many statements as it fits. It is as its owner last saved it; what was sent of it are its
    `EvidenceRevision` rows.

    Three tiers, and only the owner moves it. Private: the owner alone. Shared: whoever supervises
    them reads it too, until it is taken back. Evidence: it goes with the answers that it is put to,
    and stays with what was sent. `removed_at` is for a piece that the owner threw away: no answer
    that was sent has it.
    """

    class Tier(models.TextChoices):
        PRIVATE = "private", "Private"
        SHARED = "shared", "Shared"
        EVIDENCE = "evidence", "Evidence"

    Kind = EvidenceKind
    CONTENT = ("kind", "happened_on", "text", "declared")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="evidence"
    )
    tier = models.CharField(max_length=10, choices=Tier, default=Tier.PRIVATE)
    kind = models.CharField(max_length=20, choices=EvidenceKind)
    happened_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)
    file = models.ForeignKey(
        "assessments.EvidenceFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="used_by",
    )
    declared = models.CharField(max_length=80, blank=True)
    edit = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | Q(tier="private"),
                name="assessments_evidence_removed_is_private",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.employment.user}"

    def get_absolute_url(self):
        return reverse("assessments:piece", args=[self.uuid])

    @property
    def content(self) -> tuple:
        """What its owner put down, but for the file."""
        return tuple(getattr(self, name) for name in self.CONTENT)

    @content.setter
    def content(self, values):
        for name, value in zip(self.CONTENT, values, strict=True):
            setattr(self, name, value)

    @property
    def is_reflection(self) -> bool:
        return self.kind == EvidenceKind.REFLECTION

    @property
    def is_whole(self) -> bool:
        """Does it say when it was, and anything at all?"""
        return self.happened_on is not None and bool(self.text.strip() or self.file_id)

    @property
    def points_to_family(self) -> bool:
        """Are there words to change, or to say of that they are not about a family?"""
        return bool(undeclared(self.text, self.declared.split()))

    @property
    def is_fit_to_read(self) -> bool:
        """May others read it as it stands? Its owner may be in the middle of changing it."""
        return self.is_whole and not self.points_to_family


class EvidenceFile(PrivateFile):
    """A file of a piece of evidence. It is served by the rule that guards the piece."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="files")

    objects = EvidenceFileQuerySet.as_manager()

    class Meta:
        ordering = ["id"]


class EvidenceRevision(AppendOnly):
    """A piece of evidence as it was when an answer with it was sent."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=EvidenceKind)
    happened_on = models.DateField()
    text = models.TextField(blank=True)
    file = models.ForeignKey(
        EvidenceFile, on_delete=models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    digest = models.CharField(max_length=64)
    cut_at = models.DateTimeField()

    objects = EvidenceRevisionQuerySet.as_manager()

    class Meta:
        ordering = ["evidence", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "number"], name="assessments_evidencerevision_one_a_number"
            )
        ]

    def __str__(self):
        return f"{self.evidence}, {self.number}"
