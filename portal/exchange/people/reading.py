"""A file of people as a table, by what it holds and not by how it is called."""

from .columns import looks_like_header
from .table import Table, Unreadable, table_of
from .text import read_text
from .workbook import read_workbook

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
PDF = b"%PDF"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


def read(content: bytes, is_header=looks_like_header) -> Table:
    """Raises `Unreadable` with words for the person who sent it."""
    if not content:
        raise Unreadable("This file is empty. Choose another.")
    if content.startswith(OLD_EXCEL):
        raise Unreadable(
            "This is a workbook of an old kind (.xls), or it has a password. Open it, save it as "
            ".xlsx without a password and send that."
        )
    if content.startswith(PDF):
        raise Unreadable("This is a PDF. Send a CSV or a workbook (.xlsx).")
    if content.startswith(PICTURES):
        raise Unreadable("This is a picture. Send a CSV or a workbook (.xlsx).")
    if content.startswith(ZIP):
        rows, others = read_workbook(content)
        return table_of(rows, is_header, others)
    return table_of(read_text(content), is_header)
