import uuid

from django.conf import settings
from django.db import models

from ..querysets import KeptPostQuerySet


class KeptPost(models.Model):
    """What a person sent when their session had just ended. It waits on the server for a short time
    (`KEPT_POST_MINUTES`), for that person alone, so that nothing typed is lost."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_posts"
    )
    path = models.CharField(max_length=500)
    fields = models.JSONField()
    kept_at = models.DateTimeField()

    objects = KeptPostQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at"]

    def __str__(self):
        return f"{self.path} at {self.kept_at}"
