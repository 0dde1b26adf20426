"""Plain text and CSV: kept as it came, once it has been read as text."""

import codecs

from .refused import Refused

# UTF-16 only where it says so at its start: any bytes at all can be read as UTF-16.
MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
LINES = frozenset("\t\r\n\f")
NOT_TEXT = (
    "This isn’t a text file, whatever its name says. Save it as CSV or plain text, and add that."
)


def checked(content: bytes) -> bytes:
    text = decoded(content)
    if any(letter < " " and letter not in LINES for letter in text):
        raise Refused(NOT_TEXT)
    return content


def decoded(content: bytes) -> str:
    """The text, by the mark at its start, else as UTF-8, else as Windows writes it here."""
    named = next((coding for mark, coding in MARKS if content.startswith(mark)), None)
    for coding in [named] if named else ["utf-8", "cp1252"]:
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Refused(NOT_TEXT)
