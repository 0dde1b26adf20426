"""Dates and counts in words, for paper; pages have filters of the same names."""

from django.utils import timezone


def plaindate(value) -> str:
    """3 December 2026"""
    day = timezone.localtime(value).date() if hasattr(value, "hour") else value
    return f"{day.day} {day:%B %Y}"
