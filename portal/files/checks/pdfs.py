"""PDFs are written anew without what is not on their pages: who wrote them and with what, where a
picture in them was taken, files fastened to them, and what they would do when they are opened.

A signature inside a PDF does not outlive this. Tags, which a screen reader needs, do.
"""

import logging
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from . import jpegs
from .refused import Refused

MOST_PAGES = 1_000
MOST_PARTS = 300_000
# What a part may not have: metadata, programs' own notes, files, scripts, what is done by itself.
TAKEN_OUT = (
    "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AF", "/EF", "/EmbeddedFiles",
    "/Collection", "/JavaScript", "/JS", "/AA", "/OpenAction", "/XFA", "/SpiderInfo", "/Rendition",
    "/Measure", "/Perms", "/DSS",
)  # fmt: skip
# Of what a click may do, only to go to a page of the document or to a web address.
ACTIONS = frozenset({"/GoTo", "/URI", "/Named"})
BAD_NOTES = frozenset(
    {"/FileAttachment", "/Movie", "/Sound", "/Screen", "/RichMedia", "/3D", "/TrapNet"}
)
LOCKED = "This PDF has a password or is locked. Save it without, and add it again."
DAMAGED = "We can’t open this PDF: it is damaged, or was cut short. Save it again, and add that."
BROKEN = (
    PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError,
    OverflowError, OSError, AssertionError, MemoryError, NotImplementedError, StopIteration,
)  # fmt: skip

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would write words of the file


def rewritten(content: bytes) -> bytes:
    try:
        return _rewritten(content)
    except Refused:
        raise
    except BROKEN as broken:
        raise Refused(DAMAGED) from broken


def _rewritten(content):
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise Refused(LOCKED)
    pages = len(reader.pages)
    if not pages:
        raise Refused(DAMAGED)
    if pages > MOST_PAGES:
        raise Refused(f"This PDF has more than {MOST_PAGES:,} pages. Add the part that matters.")
    _tidy(reader.root_object)
    writer = PdfWriter(clone_from=reader)  # takes what can be reached from the root alone
    writer.metadata = None
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _tidy(root):
    """Go through all that can be reached from the root, each part once."""
    waiting, seen = [root], {}
    while waiting:
        part = _at(waiting.pop())
        if id(part) in seen or not isinstance(part, (DictionaryObject, ArrayObject)):
            continue
        seen[id(part)] = part
        if len(seen) > MOST_PARTS:
            raise Refused("This PDF has too many parts. Print it to a new PDF, and add that.")
        if isinstance(part, DictionaryObject):
            _tidy_one(part)
            waiting.extend(dict.values(part))
        else:
            waiting.extend(list.__iter__(part))


def _tidy_one(part):
    for name in TAKEN_OUT:
        dict.pop(part, name, None)
    for name in ("/A", "/Next"):
        if _does_more_than_go(_at(dict.get(part, name))):
            dict.pop(part, name)
    notes = _at(dict.get(part, "/Annots"))
    if isinstance(notes, ArrayObject):
        kept = [note for note in list.__iter__(notes) if not _is_bad_note(_at(note))]
        dict.__setitem__(part, NameObject("/Annots"), ArrayObject(kept))
    if isinstance(part, StreamObject) and _filters(part) == ["/DCTDecode"]:
        part._data = jpegs.bare(part._data)


def _at(thing):
    return thing.get_object() if isinstance(thing, IndirectObject) else thing


def _does_more_than_go(action) -> bool:
    """A bookmark's or an action's /Next may also be another bookmark, or several actions."""
    if isinstance(action, ArrayObject):
        return any(_does_more_than_go(_at(one)) for one in list.__iter__(action))
    is_action = isinstance(action, DictionaryObject) and "/S" in action
    return is_action and _at(dict.get(action, "/S")) not in ACTIONS


def _is_bad_note(note) -> bool:
    return isinstance(note, DictionaryObject) and _at(dict.get(note, "/Subtype")) in BAD_NOTES


def _filters(stream) -> list:
    named = _at(dict.get(stream, "/Filter"))
    return list(list.__iter__(named)) if isinstance(named, ArrayObject) else [named]
