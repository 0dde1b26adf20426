"""Days and spans of days. A span is half-open: from `starts` until the day before `ends`."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

_as_if: ContextVar[datetime | None] = ContextVar("portal_as_if", default=None)


def now() -> datetime:
    """The time it is, aware. Actions ask this and not the clock, so that the demo's story can be
    told in the order of its days."""
    return _as_if.get() or timezone.now()


def today() -> date:
    """The day it is in London."""
    return timezone.localdate(now())


@contextmanager
def as_if(moment: datetime):
    """Let actions in this block believe that it is `moment`: for the demo's story alone."""
    token = _as_if.set(moment)
    try:
        yield
    finally:
        _as_if.reset(token)


def working_days_after(day: date, count: int, off=None) -> date:
    """The day that is `count` working days, Monday to Friday, after `day`. `off(day)` says whether
    one of those is no working day either, such as `portal.bank_holidays.name_of`."""
    while count:
        day += timedelta(days=1)
        if day.weekday() < 5 and not (off and off(day)):
            count -= 1
    return day


def months_after(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(f"{months} months after {day} is no date")


def holds_on(day: date, prefix: str = "") -> Q:
    """The condition that the span of the row, or of the row at `prefix`, holds on `day`."""
    return Q(**{f"{prefix}starts__lte": day}) & (
        Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gt": day})
    )


def ends_after_it_starts(name: str) -> models.CheckConstraint:
    """A constraint for a model with `starts` and `ends`: an end, if there is one, comes later."""
    return models.CheckConstraint(
        condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name=name
    )


class SpanQuerySet(models.QuerySet):
    def on(self, day: date):
        return self.filter(holds_on(day))

    def current(self):
        return self.on(today())


class Span(models.Model):
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_not_over(self) -> bool:
        return self.ends is None or self.ends > today()

    @property
    def last_day(self) -> date | None:
        """The day before `ends`, as people say it."""
        return self.ends - timedelta(days=1) if self.ends else None

    def holds_on(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day < self.ends)


def in_words(day: date) -> str:
    """“3 December 2026”, for a subject or a sentence."""
    return f"{day.day} {day:%B %Y}"


def on_day(day: date) -> str:
    """“Thursday 3 December 2026”, for a day on which somebody has to do something."""
    return f"{day:%A} {in_words(day)}"


def clock(moment: datetime) -> str:
    """“2:31pm”, in London; “10am” on the hour."""
    local = timezone.localtime(moment)
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"
