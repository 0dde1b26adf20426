import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.dates import Span, ends_after_it_starts

from ..querysets import RegistrationQuerySet


class Registration(Span):
    """A person's registration as a social worker, as checked by a named person on a day. It is in
    date from `starts` to the day before `ends`."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="registrations"
    )
    qualified_on = models.DateField()
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    checked_on = models.DateField()

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            ends_after_it_starts("people_registration_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(checked_by=F("user")), name="people_registration_checked_by_another"
            ),
        ]

    def __str__(self):
        return f"{self.user} from {self.starts}"
