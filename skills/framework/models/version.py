from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from ..querysets import FrameworkVersionQuerySet


class Framework(models.Model):
    """A framework of knowledge and skills, in versions. There may be a local and a national one."""

    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.title


class FrameworkVersion(models.Model):
    """A version of a framework: draft → in review → published → superseded or retired; in review →
    draft, to go on writing. `follows` is the version that it began as a copy of.

    Only a draft is written in. From publication on nothing in it changes: its areas, statements,
    levels and requirements are refused by the database. A correction is a new version.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in_review", "In review"
        PUBLISHED = "published", "Published"
        SUPERSEDED = "superseded", "Superseded"
        RETIRED = "retired", "Retired"

    OPEN = (State.DRAFT, State.IN_REVIEW)

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=200)
    notice = models.TextField(blank=True)
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = FrameworkVersionQuerySet.as_manager()

    class Meta:
        ordering = ["framework", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "number"], name="framework_version_one_of_a_number"
            ),
            models.UniqueConstraint(
                fields=["framework"],
                condition=Q(state="published"),
                name="framework_version_one_published",
            ),
            models.UniqueConstraint(
                fields=["framework"],
                condition=Q(state__in=["draft", "in_review"]),
                name="framework_version_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(follows=F("pk")), name="framework_version_follows_another"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "in_review"], published_at__isnull=True)
                | Q(state__in=["published", "superseded", "retired"], published_at__isnull=False),
                name="framework_version_published_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.framework}, version {self.number}"

    def get_absolute_url(self):
        return reverse("framework:index")

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_in_review(self) -> bool:
        return self.state == self.State.IN_REVIEW


class Level(models.Model):
    """A step of the scale: 0 is “not yet”, 1 to 4 are the levels. The names are local."""

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="levels")
    value = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    short = models.CharField(max_length=120, blank=True)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["version", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "value"], name="framework_level_one_a_value"
            ),
            models.CheckConstraint(condition=Q(value__lte=4), name="framework_level_is_0_to_4"),
        ]

    def __str__(self):
        return f"{self.value} {self.name}" if self.value else self.name
