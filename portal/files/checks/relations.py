"""What a part of a Word or Excel file points to: written anew from what was read, so that nothing
hides in how it was written."""

from xml.sax.saxutils import quoteattr

from . import xml
from .refused import Refused

SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
FETCHES = (
    "This file fetches something from elsewhere when it is opened, such as a picture or another "
    "workbook. "
)


def rewritten(content: bytes, instead: str) -> bytes:
    """Without the way to the properties and to the template that the file was begun from, which is
    a path on somebody's machine. What lies elsewhere is refused, unless it is a link to click."""
    kept = []

    def one(name, told):
        kind = told.get("Type", "").rpartition("/")[2].lower()
        if name.rpartition(" ")[2] != "Relationship" or _is_left_out(kind, told):
            return
        if told.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
            raise Refused(FETCHES + instead)
        words = " ".join(f"{key}={quoteattr(value)}" for key, value in told.items())
        kept.append(f"<Relationship {words}/>")

    xml.read(content, one)
    written = f'<Relationships xmlns="{SPACE}">{"".join(kept)}</Relationships>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{written}'.encode()


def _is_left_out(kind, told) -> bool:
    return kind == "attachedtemplate" or "docprops/" in told.get("Target", "").lower()
