from django.conf import settings
from django.db import models
from django.db.models import F, Q

from portal.dates import Span, ends_after_it_starts

from ..querysets import AbsenceQuerySet, CoverQuerySet


class Absence(Span):
    """Time away from an employment, such as long leave. It stops the clocks. Why somebody is away
    is nobody's business, so no field asks. `ends` is the day of the return, None until known."""

    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="absences"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            ends_after_it_starts("people_absence_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["employment"],
                condition=Q(ends__isnull=True),
                name="people_absence_one_open_an_employment",
            ),
        ]

    def __str__(self):
        return f"Away from {self.starts}"


class Cover(Span):
    """Somebody does another's part as a supervisor, from a day to a day: what waits for the one
    waits for the other. Always with an end."""

    absent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="covered_by"
    )
    covering = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="covers"
    )
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = CoverQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="people_cover_has_an_end_that_comes_later"
            ),
            models.CheckConstraint(
                condition=~Q(absent=F("covering")), name="people_cover_by_another"
            ),
        ]

    def __str__(self):
        return f"{self.covering} for {self.absent}"
