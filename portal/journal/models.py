from django.conf import settings
from django.db import models

from portal.locked import AppendOnly


class Entry(AppendOnly):
    """What happened: who did what to which record, and when. Ids only, so that no name and no text
    of a note is ever in it. Rows are added and never changed; the database refuses the rest."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    ids = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "object_id"])]

    def __str__(self):
        return f"{self.verb} {self.kind} {self.object_id}"
