from django.conf import settings
from django.db import models
from django.db.models import Q

from supervision.readiness.querysets import GateVersionQuerySet


class Signer(models.TextChoices):
    """In what capacity a person signs."""

    LINE_MANAGER = "line_manager", "Line manager"
    PRACTICE_SUPERVISOR = "practice_supervisor", "Practice supervisor (social worker)"
    EMPLOYER_MANAGER = "employer_manager", "Employer’s manager or trustee"
    WORKING_LEAD = "working_lead", "Working lead"
    SERVICE_MANAGER = "service_manager", "Service manager (social worker)"


QUALIFIED_SIGNERS = frozenset({Signer.PRACTICE_SUPERVISOR, Signer.SERVICE_MANAGER})


class Gate(models.Model):
    """A kind of work that a person may be ready to hold. What it asks is in its versions."""

    code = models.CharField(max_length=10, unique=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.code


class GateVersion(models.Model):
    """What a gate asks, and who signs: draft → published → superseded. From publication on it never
    changes; the database refuses it."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"
        SUPERSEDED = "superseded", "Superseded"

    gate = models.ForeignKey(Gate, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    framework_version = models.ForeignKey(
        "framework.FrameworkVersion", on_delete=models.PROTECT, related_name="gate_versions"
    )
    name = models.CharField(max_length=120)
    plain = models.TextField()
    kind_of_work = models.SlugField(max_length=40)
    may_do = models.JSONField(default=list)
    may_not_do = models.JSONField(default=list)
    job_roles = models.ManyToManyField("people.JobRole", related_name="gate_versions")
    first_signer = models.CharField(max_length=30, choices=Signer)
    second_signer = models.CharField(max_length=30, choices=Signer, blank=True)
    valid_months = models.PositiveSmallIntegerField(default=12)
    families_to_start = models.PositiveSmallIntegerField(null=True, blank=True)
    look_again_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = GateVersionQuerySet.as_manager()

    class Meta:
        ordering = ["gate__position", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["gate", "number"], name="readiness_gateversion_one_a_number"
            ),
            models.UniqueConstraint(
                fields=["gate"],
                condition=Q(state="published"),
                name="readiness_gateversion_one_published",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", published_at__isnull=True)
                | (~Q(state="draft") & Q(published_at__isnull=False)),
                name="readiness_gateversion_published_has_a_time",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def first_qualified(self) -> bool:
        return self.first_signer in QUALIFIED_SIGNERS

    @property
    def needs_second(self) -> bool:
        return bool(self.second_signer)

    @property
    def signers(self) -> list[str]:
        """Who signs, in order: one or two."""
        return [signer for signer in (self.first_signer, self.second_signer) if signer]

    @property
    def second_qualified(self) -> bool:
        return self.second_signer in QUALIFIED_SIGNERS


class Criterion(models.Model):
    """One thing that a gate asks: `kind` and `params` for the portal, `plain` for people. The kinds
    and their parameters are in `criteria`."""

    class Group(models.TextChoices):
        CHECKS = "checks", "Checks"
        SKILLS = "skills", "Knowledge and skills"
        COURSES = "courses", "Courses"
        PRACTICE = "practice", "Practice seen"
        SUPERVISION = "supervision", "Supervision"

    version = models.ForeignKey(GateVersion, on_delete=models.PROTECT, related_name="criteria")
    code = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    group = models.CharField(max_length=20, choices=Group)
    kind = models.SlugField(max_length=40)
    params = models.JSONField(default=dict)
    plain = models.TextField()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"], name="readiness_criterion_one_a_code"
            )
        ]

    def __str__(self):
        return self.plain
