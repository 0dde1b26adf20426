import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from .querysets import NoticeQuerySet


class Notice(models.Model):
    """A message to a person: in their list and by e-mail, at once or in the daily message. Told
    once a recipient and key, however often the action behind it is repeated. Somebody without an
    account is told by e-mail alone. Nothing personal is in it: no levels, notes or reasons.

    waiting → sent, or given up: after too many tries, or where there is no address to send it to
    or no wish for the daily message. Read or not, beside that. `next_try_at` is when a worker may
    take it again (`sending`).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="notices",
    )
    email = models.EmailField(blank=True)
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=160)
    why = models.CharField(max_length=600)
    url = models.CharField(max_length=500, blank=True)
    button = models.CharField(max_length=60, blank=True)
    by_when = models.DateField(null=True, blank=True)
    ask = models.CharField(max_length=200, blank=True)
    daily = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "key"],
                condition=Q(recipient__isnull=False),
                name="notices_notice_once_a_recipient_and_key",
            ),
            models.UniqueConstraint(
                fields=["email", "key"],
                condition=Q(recipient__isnull=True),
                name="notices_notice_once_an_address_and_key",
            ),
            models.CheckConstraint(
                condition=Q(recipient__isnull=False, email="")
                | (Q(recipient__isnull=True) & ~Q(email="")),
                name="notices_notice_to_a_person_or_an_address",
            ),
            models.CheckConstraint(
                condition=~Q(key="") & ~Q(title=""), name="notices_notice_has_a_key_and_a_title"
            ),
        ]
        indexes = [
            models.Index(fields=["daily", "sent_at", "given_up_at"], name="notices_waiting"),
        ]

    def __str__(self):
        return self.title

    @property
    def whom_to_ask(self) -> str:
        """A sentence, whether `ask` is one or names a person."""
        if not self.ask or self.ask.startswith("Ask "):
            return self.ask
        return f"Questions? Ask {self.ask.rstrip('.')}."


class Preference(models.Model):
    """What a person chose about messages. The daily one can be switched off; what is told at once
    can't."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_preference"
    )
    daily = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    def __str__(self):
        return f"{self.user}: {'daily' if self.daily else 'no daily message'}"
