"""The days of the story, told from today."""

from contextlib import contextmanager
from datetime import datetime, time, timedelta

from django.utils import timezone

from portal.dates import as_if, months_after, today


def months_ago(months: int, days: int = 0):
    """The day that many months and days before today."""
    return months_after(today(), -months) - timedelta(days=days)


def days_ago(days: int):
    return today() - timedelta(days=days)


@contextmanager
def on(day, hour: int = 10, minute: int = 0):
    """Let what happens in this block happen on `day`."""
    with as_if(timezone.make_aware(datetime.combine(day, time(hour, minute)))):
        yield
