import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from portal.dates import now, today

from ..querysets import EventQuerySet
from .course import Course


class Event(models.Model):
    """One time that a course is run, on one day or several: draft → open → cancelled. `held` of its
    places are kept for the voluntary sector until the day `held_until` begins; `closes_on` is the
    last day to book. Events of one `series` were planned together. `sequence` counts the changes
    that calendars are told of; `here_code` is what people enter on the day."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="events")
    series = models.UUIDField(null=True, blank=True)
    locality = models.ForeignKey(
        "people.Locality", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=250, blank=True)
    link = models.URLField(blank=True)
    trainer = models.CharField(max_length=120)
    capacity = models.PositiveSmallIntegerField()
    held = models.PositiveSmallIntegerField(default=0)
    held_until = models.DateField(null=True, blank=True)
    closes_on = models.DateField()
    access_notes = models.TextField(blank=True)
    help_with_cost = models.TextField(blank=True)
    here_code = models.CharField(max_length=8, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_why = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["closes_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__gte=1) & Q(held__lte=F("capacity")),
                name="training_event_holds_at_most_all",
            ),
            models.CheckConstraint(
                condition=Q(held=0) | Q(held_until__isnull=False),
                name="training_event_holds_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | Q(opened_at__isnull=False),
                name="training_event_cancelled_was_open",
            ),
        ]

    def __str__(self):
        return f"{self.course}, {self.when}"

    def get_absolute_url(self):
        return reverse("bookings:event", args=[self.uuid])

    @property
    def state(self) -> str:
        if self.cancelled_at:
            return "cancelled"
        return "open" if self.opened_at else "draft"

    @property
    def days(self) -> list:
        """Its dates in order, as they were loaded."""
        return sorted(self.dates.all(), key=lambda one: one.starts)

    @property
    def begins(self):
        days = self.days
        return days[0].starts if days else None

    @property
    def ends(self):
        days = self.days
        return days[-1].ends if days else None

    @property
    def has_begun(self) -> bool:
        return self.begins is not None and self.begins <= now()

    @property
    def is_to_come(self) -> bool:
        return self.state == "open" and not self.has_begun

    @property
    def is_over(self) -> bool:
        return self.ends is not None and self.ends <= now()

    @property
    def is_open(self) -> bool:
        """Can a place be asked for today?"""
        return self.state == "open" and today() <= self.closes_on and not self.has_begun

    @property
    def holds_places(self) -> bool:
        """Are there places kept for the voluntary sector today?"""
        return self.held > 0 and today() < self.held_until

    @property
    def when(self) -> str:
        """Its days in words, such as “3 and 10 December 2026”."""
        days = [timezone.localtime(one.starts).date() for one in self.days]
        return in_a_row(days) if days else "no date yet"


def in_a_row(days) -> str:
    """“3 and 10 December 2026”; each month and year is said once, with the last of its days."""
    said = []
    for at, day in enumerate(days):
        later = days[at + 1] if at + 1 < len(days) else None
        month = "" if later and (later.month, later.year) == (day.month, day.year) else f"{day:%B}"
        year = "" if later and later.year == day.year else f"{day:%Y}"
        said.append(" ".join(part for part in (str(day.day), month, year) if part))
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


class EventDate(models.Model):
    """One day of an event, from a time to a time."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="dates")
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "starts"], name="training_eventdate_starts_once"
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="training_eventdate_ends_after_it_starts"
            ),
        ]

    def __str__(self):
        return f"{self.starts:%Y-%m-%d %H:%M}"

    @property
    def has_begun(self) -> bool:
        return self.starts <= now()

    @property
    def is_in_free_time(self) -> bool:
        """In the evening or at the weekend, for whoever has another job in the day."""
        starts = timezone.localtime(self.starts)
        return starts.weekday() >= 5 or starts.hour >= 17


class Attendance(models.Model):
    """Whether somebody who had a place was there on one of the days. Minutes are how late they
    came and how early they left."""

    booking = models.ForeignKey(
        "training.Booking", on_delete=models.PROTECT, related_name="attendance"
    )
    date = models.ForeignKey(EventDate, on_delete=models.PROTECT, related_name="attendance")
    came = models.BooleanField()
    late_minutes = models.PositiveSmallIntegerField(default=0)
    early_minutes = models.PositiveSmallIntegerField(default=0)
    signed_in_at = models.DateTimeField(null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["date", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "date"], name="training_attendance_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(came=True)
                | Q(late_minutes=0, early_minutes=0, signed_in_at__isnull=True),
                name="training_attendance_only_who_came_was_late",
            ),
        ]

    def __str__(self):
        return f"{self.booking} on {self.date}"
