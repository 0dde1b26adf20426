"""Clocks that stop while somebody is away. As long as nobody knows when they come back, a clock
stands still: what was due then is due as many days after their return."""

from collections import defaultdict
from datetime import date, timedelta

from portal.dates import months_after, today

from .models import Absence

ONE = timedelta(days=1)


class Clocks:
    """The times away of some employments, read once and when first asked for. `day` is the day on
    which it is asked, today unless told."""

    def __init__(self, employments, day: date | None = None):
        self.employments = employments
        self.day = day or today()
        self._spans = None

    def spans(self, employment_id) -> list[tuple[date, date]]:
        """Half-open. One without an end is taken to last through the day on which it is asked."""
        if self._spans is None:
            self._spans = defaultdict(list)
            for one in Absence.objects.filter(employment__in=self.employments).order_by("starts"):
                ends = one.ends or max(one.starts, self.day + ONE)
                self._spans[one.employment_id].append((one.starts, ends))
        return self._spans[employment_id]

    def is_away(self, employment_id, day: date) -> bool:
        return any(starts <= day < ends for starts, ends in self.spans(employment_id))

    def days_away(self, employment_id, since: date, until: date) -> int:
        """How many of the days from `since` until the day before `until`. Two absences that
        overlap count once."""
        days, reached = 0, since
        for starts, ends in self.spans(employment_id):
            starts, ends = max(starts, reached), min(ends, until)
            if starts < ends:
                days += (ends - starts).days
                reached = ends
        return days

    def working_days_after(self, employment_id, day: date, count: int) -> date:
        """The day that is `count` working days after `day`, days away left out."""
        while count:
            day += ONE
            if day.weekday() < 5 and not self.is_away(employment_id, day):
                count -= 1
        return day

    def months_after(self, employment_id, day: date, months: int) -> date:
        """The same day so many months later, and later still by the days away until then."""
        due = first = months_after(day, months)
        while (moved := first + timedelta(self.days_away(employment_id, day, due))) != due:
            due = moved
        return due
