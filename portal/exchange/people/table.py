"""What a file holds, whatever it was written in: headers, and rows of text and dates."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

MOST_ROWS = 100_000
MOST_COLUMNS = 60

# What a cell can be. A formula that the workbook gives no answer for is told apart from text.
Cell = str | date


class Unreadable(Exception):
    """The file as a whole can't be used. The message says what is wrong and what to do."""


@dataclass(frozen=True)
class Formula:
    """A cell that holds a formula without an answer."""

    def __str__(self):
        return ""


FORMULA = Formula()


@dataclass(frozen=True)
class Row:
    """`number` is the row's own in the file, as a spreadsheet shows it. One that is `torn` goes on
    past the last header, so that nobody knows which cell is which."""

    number: int
    cells: tuple[Cell | Formula, ...]
    torn: bool = False


@dataclass(frozen=True)
class Table:
    headers: tuple[str, ...]
    rows: list[Row]
    # Sheets of the workbook that were not read.
    left_out: tuple[str, ...] = field(default=())


def tidy(text: str) -> str:
    """The text in one way of writing it: composed, without marks that can't be seen, one space
    between words. Letters of any script and their case stay as they are."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = unicodedata.normalize("NFC", text)
    text = "".join(" " if letter.isspace() else letter for letter in text)
    kept = (each for each in text if unicodedata.category(each) not in {"Cc", "Cs"})
    text = "".join(each for each in kept if each not in UNSEEN)
    return re.sub(" +", " ", text).strip()


# Marks of direction and the like that come along when text is pasted. The joiners that some
# scripts need inside a word stay.
UNSEEN = {chr(code) for code in (0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF)} | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def table_of(lines: list[Row], looks_like_header, left_out=()) -> Table:
    """The table whose first row is the first that looks like headers, or simply the first. Rows
    above it, such as a title, and empty rows are left out."""
    lines = [line for line in lines if any(line.cells)]
    if not lines:
        raise Unreadable("There is nothing in this file. Choose the file that has your people in.")
    top = next((at for at, line in enumerate(lines[:20]) if looks_like_header(line.cells)), 0)
    headers = _headers(lines[top])
    rows = [_as_wide(line, headers) for line in lines[top + 1 :]]
    if not rows:
        raise Unreadable("This file has column names and no people under them.")
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"This file has more than {MOST_ROWS:,} rows. Split it into parts.")
    return Table(headers, rows, tuple(left_out))


def _headers(line) -> tuple[str, ...]:
    headers = [str(cell) for cell in line.cells]
    while headers and not headers[-1]:
        headers.pop()
    named = [header for header in headers if header]
    if len(named) > MOST_COLUMNS:
        raise Unreadable(
            f"This file has {len(named)} columns. {MOST_COLUMNS} is the most. Take out the ones "
            "that the portal doesn’t need."
        )
    seen = {}
    for header in named:
        key = header.casefold()
        if key in seen:
            raise Unreadable(
                f"Two columns are called “{header}”. Give each column a name of its own."
            )
        seen[key] = True
    return tuple(headers)


def _as_wide(line, headers) -> Row:
    """The row with a cell a header."""
    cells = line.cells
    while len(cells) > len(headers) and not cells[-1]:
        cells = cells[:-1]
    torn = len(cells) > len(headers)
    cells = tuple(cells[: len(headers)]) + ("",) * (len(headers) - len(cells))
    return Row(line.number, cells, torn)
