import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from portal.dates import now

from .querysets import LinkQuerySet
from .tokens import token_of


class Link(models.Model):
    """An address in a message that lets somebody do one thing without an account or a session:
    open → used, withdrawn, or run out. The token in the address is the signed UUID."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    email = models.EmailField(blank=True)
    ask = models.CharField(max_length=200)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="links_link_expires_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="links_link_used_or_withdrawn",
            ),
        ]
        indexes = [models.Index(fields=["purpose", "object_id"], name="links_of_an_object")]

    def __str__(self):
        return f"{self.purpose} {self.object_id}"

    @property
    def address(self) -> str:
        """The whole address, for a message."""
        return settings.SITE_URL + reverse("links:link", args=[self.token])

    @property
    def token(self) -> str:
        return token_of(self.uuid)

    @property
    def state(self) -> str:
        if self.used_at:
            return "used"
        if self.withdrawn_at:
            return "withdrawn"
        return "open" if self.expires_at > now() else "run out"

    @property
    def is_open(self) -> bool:
        return self.state == "open"
