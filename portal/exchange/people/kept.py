"""A table as it is kept between sending a file and applying it."""

import json
from datetime import date

from .table import FORMULA, Formula, Row, Table

KIND = "application/json"


def to_bytes(table: Table) -> bytes:
    rows = [[row.number, row.torn, [_written(cell) for cell in row.cells]] for row in table.rows]
    return json.dumps([table.headers, table.left_out, rows], ensure_ascii=False).encode()


def from_bytes(content: bytes) -> Table:
    headers, left_out, rows = json.loads(content)
    return Table(
        tuple(headers),
        [Row(number, tuple(_read(cell) for cell in cells), torn) for number, torn, cells in rows],
        tuple(left_out),
    )


def without(table: Table, headers: list[str]) -> Table:
    """The table with those columns emptied: what the portal has no place for is not kept."""
    gone = {table.headers.index(header) for header in headers}
    rows = [
        Row(row.number, tuple("" if at in gone else c for at, c in enumerate(row.cells)), row.torn)
        for row in table.rows
    ]
    return Table(table.headers, rows, table.left_out)


def _written(cell):
    if isinstance(cell, Formula):
        return None
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


def _read(cell):
    if cell is None:
        return FORMULA
    return date.fromisoformat(cell["day"]) if isinstance(cell, dict) else cell
