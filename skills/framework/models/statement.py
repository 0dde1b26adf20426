import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.dates import today

from ..querysets import PartQuerySet, StatementQuerySet


class Domain(models.Model):
    """An area of the framework, with the question that it answers. `edit` counts the saves of a
    draft, so that a page opened before the last one is known to be stale."""

    version = models.ForeignKey(
        "framework.FrameworkVersion", on_delete=models.PROTECT, related_name="domains"
    )
    code = models.CharField(max_length=10)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=120)
    question = models.CharField(max_length=200)
    summary = models.TextField()
    position = models.PositiveSmallIntegerField()
    edit = models.PositiveIntegerField(default=0)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="framework_domain_one_a_code"),
            models.UniqueConstraint(fields=["version", "slug"], name="framework_domain_one_a_slug"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("framework:domain", args=[self.slug])


class Statement(models.Model):
    """One thing to know or be able to do. `lineage` is the same from version to version; `meaning`
    is the same as long as the words mean the same, and a level carries over only where it is.
    `edit` counts the saves of a draft."""

    version = models.ForeignKey(
        "framework.FrameworkVersion", on_delete=models.PROTECT, related_name="statements"
    )
    domain = models.ForeignKey(Domain, on_delete=models.PROTECT, related_name="statements")
    code = models.CharField(max_length=10)
    slug = models.SlugField(max_length=80)
    lineage = models.UUIDField(default=uuid.uuid4)
    meaning = models.UUIDField(default=uuid.uuid4)
    title = models.CharField(max_length=120)
    text = models.TextField()
    core = models.BooleanField(default=False)
    evidence_hint = models.TextField(blank=True)
    evidence_kinds = models.JSONField(default=list, blank=True)
    topics = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField()
    edit = models.PositiveIntegerField(default=0)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["version", "domain__position", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"], name="framework_statement_one_a_code"
            ),
            models.UniqueConstraint(
                fields=["version", "lineage"], name="framework_statement_one_a_lineage"
            ),
            models.UniqueConstraint(
                fields=["domain", "slug"], name="framework_statement_one_a_slug"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("framework:statement", args=[self.domain.slug, self.slug])

    @property
    def levels(self) -> dict[int, str]:
        """The words of each level that has any."""
        return {descriptor.value: descriptor.text for descriptor in self.descriptors.all()}

    @property
    def also_answers(self):
        """The statements of other frameworks for which a level in this one counts today."""
        found = Statement.objects.answered_by(self, on=today())
        return found.select_related("version__framework")

    @property
    def words(self) -> tuple:
        """What it means is in these: another word may be another meaning, another space is not."""
        levels = tuple((value, _spaced(text)) for value, text in sorted(self.levels.items()))
        return _spaced(self.title), _spaced(self.text), levels


def _spaced(text: str) -> str:
    return " ".join(text.split())


class LevelDescriptor(models.Model):
    """What a level of a statement looks like, in words."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="descriptors")
    value = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["statement", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "value"], name="framework_leveldescriptor_one_a_value"
            ),
            models.CheckConstraint(
                condition=Q(value__gte=1, value__lte=4), name="framework_leveldescriptor_is_1_to_4"
            ),
        ]

    def __str__(self):
        return f"{self.statement}: {self.value}"
