"""Days as people here write them: the day first."""

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[/.\- ]?([A-Za-z]{3,9})\.?,?[/.\- ]?(\d{4}|\d{2})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
AT_MIDNIGHT = re.compile(r"[T ]0{1,2}:00(:00(\.0+)?)?Z?$")
LAST_OF_20 = 69
EARLIEST, LATEST = date(1940, 1, 1), date(2100, 1, 1)


class NoDay(Exception):
    """This is no day; the message says why and what to write."""


def day_of(cell) -> date | None:
    """The day in a cell, None where it is empty. Raises `NoDay`. Of two digits, up to 69
    is 20… and the rest is 19…"""
    if not cell:
        return None
    day = cell if isinstance(cell, date) else _read(AT_MIDNIGHT.sub("", cell))
    if not EARLIEST <= day < LATEST:
        raise NoDay(f"{day.year} can’t be right. Write a day like 3/4/2026.")
    return day


def _read(text) -> date:
    for pattern, make in ((ISO, _iso), (NUMBERS, _numbers), (WORDS, _words)):
        found = pattern.fullmatch(text)
        if found:
            return make(text, *found.groups())
    raise NoDay(f"“{text}” is no day. Write a day like 3/4/2026.")


def _iso(text, year, month, day):
    return _date(text, int(year), int(month), int(day))


def _numbers(text, day, month, year):
    if int(month) > 12 and int(day) <= 12:
        raise NoDay(
            f"“{text}” has the month first. Write the day first: "
            f"{int(month)}/{int(day)}/{_year(year)}."
        )
    return _date(text, _year(year), int(month), int(day))


def _words(text, day, month, year):
    name = month.lower()[:3]
    if name not in MONTHS:
        raise NoDay(f"“{text}” is no day. Write a day like 3/4/2026.")
    return _date(text, _year(year), MONTHS.index(name) + 1, int(day))


def _year(digits) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year <= LAST_OF_20 else 1900)


def _date(text, year, month, day) -> date:
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise NoDay(f"There is no day “{text}”. Write a day like 3/4/2026.") from fault
