"""Taking a file in: is it what its name says, is it safe to open, and what is in it?"""

import codecs

from portal.files.checks import SHEETS, Refused, accept

from .columns import looks_like_header
from .reading import ZIP, read
from .table import Table, Unreadable


def take(upload, is_header=looks_like_header) -> tuple[str, Table]:
    """The file's name, made safe, and its table. Raises `Unreadable`. A workbook is looked over
    before it is opened, because a small one may swell; text says better itself what is wrong."""
    upload.seek(0)
    is_workbook = upload.read(len(ZIP)) == ZIP
    upload.seek(0)
    table = None if is_workbook else read(upload.read(), is_header)
    try:
        accepted = accept(_Marked(upload), allowed=SHEETS)
    except Refused as refused:
        raise Unreadable(str(refused)) from refused
    return accepted.name, table or read(accepted.content.read(), is_header)


class _Marked:
    """The upload; UTF-16 without the mark that says so is given one, and NUL is no letter then."""

    def __init__(self, upload):
        self.upload, self.name = upload, upload.name
        self.mark = b""
        upload.seek(0)
        start = upload.read(4000)
        if b"\0" in start and not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, ZIP)):
            big = start[0::2].count(0) > start[1::2].count(0)
            self.mark = codecs.BOM_UTF16_BE if big else codecs.BOM_UTF16_LE
        self.size = upload.size + len(self.mark)
        upload.seek(0)

    def seek(self, place):
        self.upload.seek(place)

    def read(self, most=-1):
        return self.mark + self.upload.read(most)
