"""Tables to take away, as CSV or as a workbook, in which nothing is ever a formula.

A cell that begins with =, +, - or @ is a formula to a spreadsheet, and formulas can fetch and send.
Texts come from people, so each is written in a way that stays text; numbers stay numbers.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from numbers import Number

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from .checks.names import neutral
from .sending import guarded

BOM = "\ufeff"  # tells Excel that the letters are UTF-8
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LAST_ROW = 5_000  # down to which a list to choose from is offered
LONGEST_CELL = 32_767  # of a workbook
DANGEROUS = frozenset("=+-@\t\r\n")
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")
UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


@dataclass(frozen=True)
class Sheet:
    """`choices` are lists to choose from by the column's place; `widths` are of the first columns,
    in letters."""

    title: str
    header: list[str]
    rows: Iterable
    choices: dict[int, list[str]] = field(default_factory=dict)
    widths: tuple[int, ...] = ()


class _Echo:
    """A file that gives back what is written to it, a line at a time."""

    def write(self, line):
        return line


def csv_response(name: str, header, rows) -> StreamingHttpResponse:
    """A CSV file called `name`, row by row as they come from `rows`."""
    response = StreamingHttpResponse(
        csv_lines(header, rows), content_type="text/csv; charset=utf-8"
    )
    name = neutral(f"{name}.csv", "csv")
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return guarded(response)


def csv_lines(header, rows) -> Iterator[str]:
    """Every text stands in quotes, so that it stays one cell whatever parts the cells."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_NONNUMERIC)
    yield BOM + writer.writerow([csv_cell(cell) for cell in header])
    for row in rows:
        yield writer.writerow([csv_cell(cell) for cell in row])


def csv_cell(value):
    """A number as it is; anything else as text that no spreadsheet takes for a formula."""
    if isinstance(value, bool) or value is None or not isinstance(value, Number):
        text = _text(value)
        return f"'{text}" if begins_like_a_formula(text) else text
    return value


def begins_like_a_formula(text: str) -> bool:
    """Spreadsheets pass over spaces and letters that can't be seen, and read the wide twins of
    letters as the letters."""
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    seen = next((letter for letter in text if unicodedata.category(letter) not in UNSEEN), "")
    return bool(DANGEROUS & set(unicodedata.normalize("NFKC", seen)[:1]))


def workbook_response(name: str, sheets: Iterable[Sheet]) -> FileResponse:
    """A workbook called `name`; `sheets` has a `Sheet` for each."""
    response = FileResponse(
        workbook(sheets), as_attachment=True, filename=neutral(f"{name}.xlsx", "xlsx")
    )
    response.headers["Content-Type"] = XLSX
    return guarded(response)


def workbook(sheets: Iterable[Sheet]) -> BytesIO:
    book, taken = Workbook(write_only=True), set()
    for sheet in sheets:
        page = book.create_sheet(_title(sheet.title, taken))
        page.freeze_panes = "A2"
        _guide(page, sheet)
        page.append([_cell(page, name, bold=True) for name in sheet.header])
        for row in sheet.rows:
            page.append([_cell(page, value) for value in row])
    made = BytesIO()
    book.save(made)
    made.seek(0)
    return made


def _guide(page, sheet):
    for at, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(at)].width = width
    for at, words in sheet.choices.items():
        letter = get_column_letter(at + 1)
        rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        rule.add(f"{letter}2:{letter}{LAST_ROW}")
        page.data_validations.append(rule)


def _cell(page, value, *, bold=False):
    if isinstance(value, datetime):
        cell = WriteOnlyCell(page, timezone.localtime(value).replace(tzinfo=None))
    elif isinstance(value, (date, time, Number)) and not isinstance(value, bool):
        cell = WriteOnlyCell(page, value)
    else:
        cell = WriteOnlyCell(page, NOT_IN_XML.sub("", _text(value))[:LONGEST_CELL])
        cell.data_type = "s"
        cell.quotePrefix = True  # stays text when somebody edits it
    if bold:
        cell.font = Font(bold=True)
    return cell


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return str(value).replace("\0", "")


def _title(title: str, taken: set) -> str:
    """A sheet's name: 31 letters at most, each once in a workbook."""
    plain = NOT_IN_A_TITLE.sub(" ", title).strip("' ")[:31] or "Sheet"
    number, name = 1, plain
    while name.lower() in taken:
        number += 1
        name = f"{plain[:27]} {number}"
    taken.add(name.lower())
    return name
