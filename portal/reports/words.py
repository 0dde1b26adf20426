"""Dates in words, for paper; pages have a filter of the same name."""

from datetime import date

from django.utils import timezone


def day_of(value) -> date:
    """The day in London of a date or a moment."""
    return timezone.localtime(value).date() if hasattr(value, "hour") else value


def plaindate(value) -> str:
    """3 December 2026"""
    day = day_of(value)
    return f"{day.day} {day:%B %Y}"
