from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone

from portal.forms import GovukDateField


class PeriodForm(forms.Form):
    """From a day to a day, both with it; either may be left open."""

    start = GovukDateField(label="From", required=False)
    end = GovukDateField(label="To", required=False)

    def clean(self):
        said = super().clean()
        start, end = said.get("start"), said.get("end")
        if start and end and end < start:
            self.add_error("end", "The last day comes before the first. Change one of them.")
        return said

    def within(self, rows):
        """Those asked for in the period; all of them while something in the form is wrong."""
        if not (self.is_bound and self.is_valid()):
            return rows
        start, end = self.cleaned_data["start"], self.cleaned_data["end"]
        if start:
            rows = rows.filter(asked_at__gte=_midnight(start))
        if end:
            rows = rows.filter(asked_at__lt=_midnight(end + timedelta(days=1)))
        return rows


def _midnight(day):
    """The start of the day in London."""
    return timezone.make_aware(datetime.combine(day, time.min))
