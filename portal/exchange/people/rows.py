"""Each row of a table as a person: what was read of each column, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from .columns import BY_KEY
from .days import NoDay, day_of
from .table import Formula, Row, Table
from .words import LEFT_OUT, NOT_SAID, Words

LONGEST = {"staff_number": 40}
LONGEST_TEXT = 120
LONGEST_EMAIL = 254
FORMULA = "This cell holds a formula. Paste its value instead."
DAYS = ("starts", "ends")
EMAILS = ("email", "supervisor", "practice_supervisor")
TEAMS = ("team", "parent_team", "top_team")


@dataclass
class Person:
    """A row that was read. An empty text, or None, is an empty cell or no such column."""

    number: int
    email: str = ""
    name: str = ""
    staff_number: str = ""
    team: str = ""
    parent_team: str = ""
    top_team: str = ""
    job_role: str = ""
    kind: str = ""
    term_time: bool | None = None
    starts: date | None = None
    ends: date | None = None
    supervisor: str = ""
    practice_supervisor: str = ""
    # Somebody said that rows with this job title or kind of employment are not brought in.
    skipped: bool = False
    # (field, what is wrong); field is "" where it is the row as a whole.
    faults: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, key: str, words: str) -> None:
        self.faults.append((key, words))


def read_cells(row: Row, places: dict[str, int], found, put) -> None:
    """Have `put(found, key, cell)` take each cell that can be read; `found` refuses the others."""
    if row.torn:
        found.refuse("", "It has more cells than there are column names.")
    for key, at in places.items():
        cell = row.cells[at]
        if isinstance(cell, Formula):
            found.refuse(key, FORMULA)
        elif cell:
            put(found, key, cell)


def put_day(found, key, cell) -> None:
    try:
        setattr(found, key, day_of(cell))
    except NoDay as fault:
        found.refuse(key, str(fault))


def text_of(cell) -> str:
    return f"{cell.day}/{cell.month}/{cell.year}" if isinstance(cell, date) else cell


class Reader:
    """Makes people of a table's rows, given which column is which and what HR's words mean."""

    def __init__(self, table: Table, chosen: dict[str, str], words: Words):
        self.table = table
        self.words = words
        self.places = {key: table.headers.index(header) for key, header in chosen.items()}

    def people(self) -> Iterator[Person]:
        return (self.person(row) for row in self.table.rows)

    def person(self, row: Row) -> Person:
        person = Person(row.number)
        read_cells(row, self.places, person, self._put)
        _whole_name(person)
        if person.starts and person.ends and person.ends < person.starts:
            person.refuse("ends", "The last day is before the first.")
        return person

    def _put(self, person, key, cell):
        if key in DAYS:
            put_day(person, key, cell)
            return
        text = text_of(cell)
        if len(text) > LONGEST.get(key, LONGEST_EMAIL if key in EMAILS else LONGEST_TEXT):
            person.refuse(key, f"This is too long: {len(text)} letters.")
        elif key in EMAILS:
            _put_email(person, key, text)
        elif key in ("job_role", "kind", "term_time"):
            self._put_word(person, key, text)
        else:
            setattr(person, key, text)

    def _put_word(self, person, key, text):
        meant = self.words.meant(key, text)
        if meant is LEFT_OUT:
            person.skipped = True
        elif meant is NOT_SAID:
            person.refuse(key, f"Nobody has said what “{text}” means here.")
        else:
            setattr(person, key, meant)


def _put_email(person, key, text):
    email = text.lower()
    try:
        validate_email(email)
    except ValidationError:
        person.refuse(key, f"“{text}” is no e-mail address, like name@example.org.")
    else:
        setattr(person, key, email)


def _whole_name(person):
    """First and last name were kept aside as they were read; together they are the name."""
    parts = [person.__dict__.pop("first_name", ""), person.__dict__.pop("last_name", "")]
    person.name = person.name or " ".join(part for part in parts if part)
    if len(person.name) > LONGEST_TEXT:
        person.refuse("name", f"This is too long: {len(person.name)} letters.")


def label_of(key: str) -> str:
    return BY_KEY[key].label if key else ""
