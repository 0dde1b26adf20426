import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from portal.dates import Span
from portal.links.tokens import token_of

from ..querysets import PassportQuerySet
from .completion import Completion


class Passport(Span):
    """An address at which whoever has it reads a part of a person's training record: open → ended
    by its owner, or run out on the day `ends`. The token in the address is the signed UUID, so that
    nobody makes one from what the database holds. Who read it is not kept: how often, and the last
    day."""

    class Shows(models.TextChoices):
        IN_DATE = "in_date", "All that counts on the day it is read"
        CHOSEN = "chosen", "The ones that I choose"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="passports"
    )
    shows = models.CharField(max_length=8, choices=Shows)
    completions = models.ManyToManyField(Completion, blank=True, related_name="passports")
    shows_name = models.BooleanField(default=True)
    shows_codes = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    reads = models.PositiveIntegerField(default=0)
    last_read_on = models.DateField(null=True, blank=True)

    objects = PassportQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(ended_at__isnull=True),
                name="training_passport_one_open",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=False) & Q(ends__gt=F("starts")),
                name="training_passport_runs_out",
            ),
            # A certificate says whose it is.
            models.CheckConstraint(
                condition=Q(shows_codes=False) | Q(shows_name=True),
                name="training_passport_codes_go_with_the_name",
            ),
        ]

    def __str__(self):
        return f"{self.user} until {self.ends}"

    @property
    def address(self) -> str:
        """The whole address, to pass on."""
        return settings.SITE_URL + reverse("passport:passport", args=[token_of(self.uuid)])
