"""Days on which nobody plans supervision."""

from datetime import date, timedelta

ONE = timedelta(days=1)


def is_day_off(day: date, off, clocks, employment_id) -> bool:
    """Weekends, bank holidays (`off` of a day names them), and days on which the person is away.
    The one place where this is asked."""
    return day.weekday() >= 5 or bool(off(day)) or clocks.is_away(employment_id, day)


def first_day_on(day: date, off, clocks, employment_id) -> date:
    """The day itself, or the first one after it that is no day off."""
    while is_day_off(day, off, clocks, employment_id):
        day += ONE
    return day
