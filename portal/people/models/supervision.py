from django.conf import settings
from django.db import models
from django.db.models import F

from portal.dates import Span, ends_after_it_starts

from ..querysets import SupervisionLineQuerySet


class SupervisionLine(Span):
    """Who supervises whom, in which employment, from a day to a day. A person has one line manager
    at a time in an employment; other lines may stand beside it."""

    class Kind(models.TextChoices):
        LINE = "line", "Line manager"
        PRACTICE = "practice", "Practice supervisor"

    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="supervision_lines"
    )
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="supervision_received"
    )
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="supervision_given"
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.LINE)

    objects = SupervisionLineQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            ends_after_it_starts("people_supervisionline_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~models.Q(supervisor=F("subject")),
                name="people_supervisionline_nobody_supervises_themselves",
            ),
            models.UniqueConstraint(
                fields=["employment", "kind"],
                condition=models.Q(ends__isnull=True),
                name="people_supervisionline_one_open_a_kind",
            ),
        ]

    def __str__(self):
        return f"{self.supervisor} for {self.subject}"
