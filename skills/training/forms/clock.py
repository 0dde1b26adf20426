"""A time of day as people type it."""

import re
from datetime import time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

TYPED = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?\s*(am|pm)?")


class ClockField(forms.CharField):
    """“9:30am”, “9.30”, “2pm” or “14:00” as a time; None where it is empty."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.max_length = 20  # no validator: what is cleaned is a time, and no text

    def to_python(self, value):
        typed = super().to_python(value).strip().lower()
        if not typed:
            return None
        found = TYPED.fullmatch(typed)
        try:
            return _read(*found.groups())
        except (AttributeError, ValueError) as wrong:
            raise ValidationError("Enter a time, like 9:30am or 14:00.") from wrong

    def prepare_value(self, value):
        return f"{timezone.localtime(value):%H:%M}" if hasattr(value, "hour") else value


def _read(hour, minute, half) -> time:
    hour = int(hour)
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("the clock has twelve hours")
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, int(minute or 0))
