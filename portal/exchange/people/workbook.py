"""Workbooks (.xlsx), read as they stand on the screen: text as text, dates as dates."""

import io
import re
import zipfile
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .table import FORMULA, MOST_ROWS, Row, Unreadable, tidy

# As far as a row is looked at: a sheet may claim thousands of columns that hold nothing.
WIDEST = 200
MOST_LINES = 1_048_576
A_FORMULA = re.compile(rb"<(\w+:)?f[ >/]")
DAMAGED = (
    "This workbook can’t be opened. It may be damaged or cut short. Open it, save it anew as .xlsx "
    "and send that."
)
# What openpyxl raises over a file that isn't what it says: it opens it part by part.
NOT_A_WORKBOOK = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    NotImplementedError,
)


def read_workbook(content: bytes) -> tuple[list[Row], list[str]]:
    """The rows of the first sheet that has any, and the names of the other sheets that have some.
    Raises `Unreadable`."""
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = [(sheet.title, _rows(sheet)) for sheet in book.worksheets]
        filled = [(title, rows) for title, rows in found if rows]
        if not filled:
            return [], []
        (title, rows), *others = filled
        if _has_formulas(content):
            _mark_formulas(content, title, rows)
    except NOT_A_WORKBOOK as fault:
        raise Unreadable(DAMAGED) from fault
    return rows, [other for other, _ in others]


def _rows(sheet) -> list[Row]:
    # What the sheet says about its own size may be wrong either way.
    sheet.reset_dimensions()
    rows = []
    for number, cells in enumerate(sheet.iter_rows(max_col=WIDEST, values_only=True), start=1):
        if number > MOST_LINES or len(rows) > 2 * MOST_ROWS:
            raise Unreadable(f"This file has more than {MOST_ROWS:,} rows. Split it into parts.")
        if not _is_empty(cells):
            rows.append(Row(number, _trimmed([_plain(cell) for cell in cells])))
    return [row for row in rows if any(row.cells)]


def _is_empty(cells) -> bool:
    """Asked in one go: a sheet may claim a million rows that hold nothing."""
    return cells.count(None) == len(cells)


def _trimmed(cells) -> tuple:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _plain(value) -> str | date:
    if value is None:
        return ""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, date) else str(value)


def _has_formulas(content) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return any(A_FORMULA.search(parts.read(name)) for name in sheets)


def _mark_formulas(content, title, rows) -> None:
    """Put a mark where a formula stands for which the workbook keeps no answer."""
    sheet = load_workbook(io.BytesIO(content), read_only=True)[title]
    sheet.reset_dimensions()
    places = {row.number: at for at, row in enumerate(rows)}
    added = []
    for number, cells in enumerate(sheet.iter_rows(max_col=WIDEST, values_only=True), start=1):
        if number > MOST_LINES:
            break
        if _is_empty(cells):
            continue
        formulas = [
            at for at, cell in enumerate(cells) if isinstance(cell, str) and cell.startswith("=")
        ]
        if not formulas:
            continue
        row = rows[places[number]] if number in places else Row(number, ())
        marked = list(row.cells) + [""] * (max(formulas) + 1 - len(row.cells))
        for at in formulas:
            marked[at] = marked[at] or FORMULA
        if number in places:
            rows[places[number]] = Row(number, tuple(marked))
        else:
            added.append(Row(number, tuple(marked)))
    rows.extend(added)
    rows.sort(key=lambda row: row.number)
