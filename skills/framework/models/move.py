from django.db import models
from django.db.models import F, Q

from ..querysets import StatementMoveQuerySet


class StatementMove(models.Model):
    """How a statement of one version became one of the next. A new statement has no `from`, one
    that was taken out has no `to`. Where the words of a carried one differ, an editor says whether
    they mean the same (`told`); until then the version can't be published."""

    class Kind(models.TextChoices):
        CARRIED = "carried", "Same meaning"
        CHANGED = "changed", "Changed: affirm again"
        SPLIT = "split", "Split"
        MERGED = "merged", "Merged"
        ADDED = "added", "New"
        REMOVED = "removed", "Taken out"

    version = models.ForeignKey(
        "framework.FrameworkVersion", on_delete=models.PROTECT, related_name="moves"
    )
    from_statement = models.ForeignKey(
        "framework.Statement", on_delete=models.PROTECT, null=True, related_name="moves_to"
    )
    to_statement = models.ForeignKey(
        "framework.Statement", on_delete=models.PROTECT, null=True, related_name="moves_from"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    told = models.BooleanField(default=False)

    objects = StatementMoveQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["from_statement", "to_statement"], name="framework_statementmove_once"
            ),
            models.UniqueConstraint(
                fields=["version", "from_statement"],
                condition=Q(kind="removed"),
                name="framework_statementmove_removed_once",
            ),
            models.UniqueConstraint(
                fields=["to_statement"],
                condition=Q(kind__in=["added", "carried", "changed"]),
                name="framework_statementmove_from_one",
            ),
            models.CheckConstraint(
                condition=~Q(from_statement=F("to_statement")),
                name="framework_statementmove_to_another",
            ),
            models.CheckConstraint(
                condition=Q(kind="added", from_statement__isnull=True, to_statement__isnull=False)
                | Q(kind="removed", from_statement__isnull=False, to_statement__isnull=True)
                | Q(
                    kind__in=["carried", "changed", "split", "merged"],
                    from_statement__isnull=False,
                    to_statement__isnull=False,
                ),
                name="framework_statementmove_has_its_ends",
            ),
        ]

    def __str__(self):
        return f"{self.from_statement or 'nothing'} → {self.to_statement or 'nothing'}: {self.kind}"

    @property
    def is_untold(self) -> bool:
        """Do the words differ, and nobody has said what that means?"""
        return self.kind == self.Kind.CARRIED and not self.told and self.is_reworded

    @property
    def is_reworded(self) -> bool:
        both = self.from_statement and self.to_statement
        return bool(both) and self.from_statement.words != self.to_statement.words
