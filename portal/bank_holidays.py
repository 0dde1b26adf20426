"""Bank holidays in England, by the rules of the Banking and Financial Dealings Act 1971 and by the
proclamations that moved or added days. A further day here is data: the setting
`bank_holidays.more`."""

from datetime import date, timedelta
from functools import cache

# Days that were added, and the usual ones that were moved, each by proclamation.
ADDED = {
    2022: {date(2022, 6, 3): "Platinum Jubilee", date(2022, 9, 19): "State funeral of the Queen"},
    2023: {date(2023, 5, 8): "Coronation of the King"},
}
EARLY_MAY = {2020: date(2020, 5, 8)}  # 75 years after the war ended in Europe
SPRING = {2022: date(2022, 6, 2)}
MONDAY, SATURDAY = 0, 5


@cache
def bank_holidays(year: int) -> dict[date, str]:
    """Each with its name, in order. Where one falls on a weekend, the next working day that is none
    is kept for it."""
    easter = easter_sunday(year)
    found = {
        **_kept_for({date(year, 1, 1): "New Year’s Day"}),
        easter - timedelta(days=2): "Good Friday",
        easter + timedelta(days=1): "Easter Monday",
        EARLY_MAY.get(year) or _first_monday(year, 5): "Early May bank holiday",
        SPRING.get(year) or _last_monday(year, 5): "Spring bank holiday",
        _last_monday(year, 8): "Summer bank holiday",
        **_kept_for({date(year, 12, 25): "Christmas Day", date(year, 12, 26): "Boxing Day"}),
        **ADDED.get(year, {}),
    }
    return dict(sorted(found.items()))


def name_of(day: date, more=()) -> str:
    """Of the bank holiday that the day is, or "". `more` are further days, as “2027-05-10”."""
    if day.isoformat() in more:
        return "A local holiday"
    return bank_holidays(day.year).get(day, "")


def easter_sunday(year: int) -> date:
    """By the anonymous Gregorian rule, as Meeus gives it."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _kept_for(days: dict[date, str]) -> dict[date, str]:
    """Those on a working day stay; the others go, in order, to the next that is free."""
    kept = {day: name for day, name in days.items() if day.weekday() < SATURDAY}
    for day, name in days.items():
        if day.weekday() >= SATURDAY:
            kept[_next_free(day, kept)] = f"{name} (substitute day)"
    return kept


def _next_free(day, kept) -> date:
    while day.weekday() >= SATURDAY or day in kept:
        day += timedelta(days=1)
    return day


def _first_monday(year, month) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7)


def _last_monday(year, month) -> date:
    """Of a month of 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())
