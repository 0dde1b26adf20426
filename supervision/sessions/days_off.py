"""Days on which nobody plans supervision."""

from datetime import date, timedelta

ONE = timedelta(days=1)


def is_day_off(day: date, clocks, employment_id) -> bool:
    """Weekends, and days on which the person is away. The one place where this is asked."""
    return day.weekday() >= 5 or clocks.is_away(employment_id, day)


def first_day_on(day: date, clocks, employment_id) -> date:
    """The day itself, or the first one after it that is no day off."""
    while is_day_off(day, clocks, employment_id):
        day += ONE
    return day
