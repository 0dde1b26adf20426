"""Dates in words, for paper; pages have a filter of the same name."""

from datetime import date

from django.utils import timezone

from portal.dates import in_words


def day_of(value) -> date:
    """The day in London of a date or a moment."""
    return timezone.localtime(value).date() if hasattr(value, "hour") else value


def plaindate(value) -> str:
    """3 December 2026"""
    return in_words(day_of(value))
