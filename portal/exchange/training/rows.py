"""Each row of a file as something that somebody finished, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from portal.dates import today
from portal.exchange.people.rows import put_day, read_cells, text_of
from portal.exchange.people.table import Row, Table

from .columns import FIELDS

LONGEST = {"email": 254}
LONGEST_TEXT = 160
DAYS = ("completed_on", "counts_until")
LABELS = {one.key: one.label for one in FIELDS}


@dataclass
class Past:
    """A row that was read. An empty text, or None, is an empty cell or no such column."""

    number: int
    email: str = ""
    name: str = ""
    course: str = ""
    counts_as: str = ""
    provider: str = ""
    completed_on: date | None = None
    counts_until: date | None = None
    faults: list[str] = field(default_factory=list)

    def refuse(self, key: str, words: str) -> None:
        self.faults.append(f"{LABELS[key]}: {words}" if key else words)

    def __str__(self):
        return self.name or self.email or "Nobody"


def past_in(table: Table, columns: dict[str, str]) -> Iterator[Past]:
    places = {key: table.headers.index(header) for key, header in columns.items()}
    return (_past(row, places) for row in table.rows)


def _past(row: Row, places) -> Past:
    past = Past(row.number)
    read_cells(row, places, past, _put)
    _look_over(past)
    return past


def _put(past, key, cell) -> None:
    if key in DAYS:
        put_day(past, key, cell)
        return
    text = text_of(cell)
    if len(text) > LONGEST.get(key, LONGEST_TEXT):
        past.refuse(key, f"This is too long: {len(text)} letters.")
    else:
        setattr(past, key, text.lower() if key == "email" else text)


def _look_over(past) -> None:
    if past.faults:
        return
    if not past.email and not past.name:
        past.refuse("", "It does not say who it is. Give an e-mail address or a name.")
    if not past.course and not past.counts_as:
        past.refuse("course", "It does not say which course.")
    if past.completed_on is None:
        past.refuse("completed_on", "It does not say when. Write a day like 3/4/2026.")
    elif past.completed_on > today():
        past.refuse("completed_on", "This day has not come yet.")
    elif past.counts_until and past.counts_until < past.completed_on:
        past.refuse("counts_until", "It would end before it was completed.")
