"""The cells of a workbook, text as text over several lines, by the names of its sheets and
columns."""

import io
from dataclasses import dataclass, field

from openpyxl import load_workbook

from portal.exchange.people.workbook import DAMAGED, NOT_A_WORKBOOK, WIDEST

from ..tree import Unreadable, neat, neat_line

MOST_ROWS = 20_000
# What a spreadsheet makes of words, and what to do. It makes a date of 1-2, and never says so.
NOT_WORDS = {
    "f": "This cell holds a formula. Put the words themselves in.",
    "e": "This cell holds an error of the spreadsheet. Put the words themselves in.",
    "d": "This cell holds a date. Make the cell a text cell, and type the words again.",
}


@dataclass
class Line:
    """A row: its number in the sheet, its cells by header, and what is wrong with any of them. A
    cell is "" where it is empty, and None where there is no such column."""

    number: int
    headers: list[str]
    cells: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    def get(self, header: str) -> str | None:
        return self.cells.get(header, "" if header in self.headers else None)


def read_sheets(content: bytes) -> dict[str, list[Line]]:
    """By the sheet's name in lower case. Raises `Unreadable`."""
    try:
        book = load_workbook(io.BytesIO(content), read_only=True)
        return {sheet.title.strip().lower(): _lines(sheet) for sheet in book.worksheets}
    except NOT_A_WORKBOOK as fault:
        raise Unreadable(DAMAGED) from fault


def _lines(sheet) -> list[Line]:
    # What the sheet says about its own size may be wrong either way.
    sheet.reset_dimensions()
    headers, lines = None, []
    for number, cells in enumerate(sheet.iter_rows(max_col=WIDEST), start=1):
        if all(cell.value is None for cell in cells):
            continue
        if headers is None:
            headers = _headers(sheet, cells)
            continue
        lines.append(_line(number, headers, cells))
        if len(lines) > MOST_ROWS:
            raise Unreadable(f"The sheet “{sheet.title}” has more than {MOST_ROWS:,} rows.")
    return lines


def _headers(sheet, cells) -> list[str]:
    headers = [neat_line("" if cell.value is None else cell.value) for cell in cells]
    named = [header.casefold() for header in headers if header]
    twice = {header for header in named if named.count(header) > 1}
    if twice:
        raise Unreadable(
            f"Two columns of the sheet “{sheet.title}” are called “{min(twice)}”. Give each a "
            "name of its own."
        )
    return headers


def _line(number, headers, cells) -> Line:
    line = Line(number, headers)
    for at, cell in enumerate(cells):
        header = headers[at] if at < len(headers) else ""
        if cell.value is None:
            continue
        if not header:
            line.faults[f"column {at + 1}"] = "This cell stands under no heading."
        elif cell.data_type in NOT_WORDS:
            line.faults[header] = NOT_WORDS[cell.data_type]
        else:
            line.cells[header] = _written(cell.value)
    return line


def _written(value) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return neat(value)
