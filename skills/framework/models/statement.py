import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from ..querysets import StatementQuerySet


class Domain(models.Model):
    """An area of the framework, with the question that it answers."""

    version = models.ForeignKey(
        "framework.FrameworkVersion", on_delete=models.PROTECT, related_name="domains"
    )
    code = models.CharField(max_length=10)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=120)
    question = models.CharField(max_length=200)
    summary = models.TextField()
    position = models.PositiveSmallIntegerField()

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
    is the same as long as the words mean the same, and a level carries over only where it is."""

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


class StatementMove(models.Model):
    """How a statement of one version became one of the next."""

    class Kind(models.TextChoices):
        CARRIED = "carried", "Same meaning"
        CHANGED = "changed", "Changed: affirm again"
        SPLIT = "split", "Split"
        MERGED = "merged", "Merged"

    from_statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="moves_to")
    to_statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="moves_from")
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["from_statement", "to_statement"], name="framework_statementmove_once"
            ),
            models.CheckConstraint(
                condition=~Q(from_statement=F("to_statement")),
                name="framework_statementmove_to_another",
            ),
        ]

    def __str__(self):
        return f"{self.from_statement} → {self.to_statement}: {self.kind}"
