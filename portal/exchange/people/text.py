"""CSV as HR systems write it: in any of four encodings, parted by commas, semicolons or tabs."""

import codecs
import csv
import io

from portal.files.sheets import begins_like_a_formula

from .table import MOST_ROWS, Row, Unreadable, tidy

CUT_SHORT = (
    "This file seems to be cut short: {why}. Nothing was read. Save or download it again, then "
    "send it anew."
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DELIMITERS = ",;\t"
LONGEST_CELL = 10_000


def read_text(content: bytes) -> list[Row]:
    """The rows of a CSV. Raises `Unreadable`."""
    text = decoded(content)
    if "\0" in text:
        raise Unreadable("This file is damaged, or it is no CSV. Save it anew as CSV (UTF-8).")
    # Excel may say in a first line what parts the cells.
    first, _, rest = text.partition("\n")
    skipped = 0
    if first.lower().startswith("sep=") and len(first.strip()) <= 5:
        text, skipped = rest, 1
    return _rows(text, skipped)


def decoded(content: bytes) -> str:
    """By its mark; else as UTF-8; else, where every other byte is empty, as UTF-16; else as
    Windows writes English."""
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return _strictly(content[len(bom) :], encoding)
    utf16 = _utf16_without_mark(content)
    if utf16:
        return _strictly(content, utf16)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.reason == "unexpected end of data" and _is_utf8_before(content, fault.start):
            raise Unreadable(CUT_SHORT.format(why="it ends in the middle of a letter")) from fault
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as fault:
        raise Unreadable(
            "The letters in this file can’t be read. Save it anew as CSV (UTF-8)."
        ) from fault


def _is_utf8_before(content, end) -> bool:
    """Were there letters in UTF-8 before the one that is cut? A last é of Windows is no cut."""
    return any(byte > 127 for byte in content[:end])


def _strictly(content, encoding) -> str:
    if encoding != "utf-8" and len(content) % 2:
        raise Unreadable(CUT_SHORT.format(why="it ends in the middle of a letter"))
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise Unreadable(CUT_SHORT.format(why="some of its letters are broken")) from fault


def _utf16_without_mark(content) -> str:
    """Which UTF-16 it is, by where the empty bytes of plain letters stand, or none."""
    sample = content[:4000]
    if b"\0" not in sample:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"


def _rows(text, skipped) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows, start = [], 1 + skipped
    try:
        for cells in reader:
            rows.append(Row(start, tuple(_plain(cell) for cell in cells)))
            start = reader.line_num + 1 + skipped
            if len(rows) > 2 * MOST_ROWS:
                raise Unreadable(
                    f"This file has more than {MOST_ROWS:,} rows. Split it into parts."
                )
    except csv.Error as fault:
        if "unexpected end" in str(fault):
            why = f"a quotation mark opens in row {start} and never closes"
            raise Unreadable(CUT_SHORT.format(why=why)) from fault
        raise Unreadable(
            f"Row {start} has a quotation mark out of place. Save the file anew as CSV, or send it "
            "as a workbook (.xlsx)."
        ) from fault
    _refuse_a_torn_end(rows, text)
    return rows


def _plain(cell) -> str:
    """Without the mark that we put before what a spreadsheet would take for a formula."""
    if cell.startswith("'") and begins_like_a_formula(cell[1:]):
        cell = cell[1:]
    return tidy(cell[:LONGEST_CELL])


def _refuse_a_torn_end(rows, text) -> None:
    """A last row that stops before the others do, with no end of line, is no whole file."""
    widths = {len(row.cells) for row in rows[:-1]}
    if len(widths) == 1 and len(rows[-1].cells) < min(widths) and not text.endswith("\n"):
        why = f"row {rows[-1].number}, the last, stops halfway"
        raise Unreadable(CUT_SHORT.format(why=why))


def _delimiter(text) -> str:
    """Of the three, the one that parts the first rows into the most cells, as often in each."""
    sample = "\n".join(text.split("\n", 40)[:40])
    return max(DELIMITERS, key=lambda each: _parts(sample, each))


def _parts(sample, delimiter) -> tuple[int, int]:
    """How many rows have as many cells as the widest kind of row that comes more than once."""
    try:
        widths = [len(cells) for cells in csv.reader(io.StringIO(sample), delimiter=delimiter)]
    except csv.Error:
        return (0, 0)
    widths = [width for width in widths if width > 1]
    if not widths:
        return (0, 0)
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    return (widths.count(usual) * (usual - 1), usual)
