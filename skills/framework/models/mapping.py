import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.dates import Span, ends_after_it_starts

from ..querysets import StatementMapQuerySet


class StatementMap(Span):
    """A workforce lead’s word that what is said of one statement also counts for a statement of
    another framework, a local and a national one say: whoever has a level in `meaning` has it in
    `answers` too. It is of meanings, so it holds from version to version for as long as both mean
    the same. Dated and ended, never edited."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meaning = models.UUIDField(db_index=True)
    answers = models.UUIDField(db_index=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    said_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = StatementMapQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meaning", "answers"],
                condition=Q(ends=None),
                name="framework_statementmap_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(meaning=F("answers")), name="framework_statementmap_of_two"
            ),
            ends_after_it_starts("framework_statementmap_ends_after_start"),
        ]

    def __str__(self):
        return f"{self.meaning} also answers {self.answers}"
