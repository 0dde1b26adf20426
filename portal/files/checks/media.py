"""Sound and film: played as they are, without the notes that a device writes into them, such as
where a film was taken."""

from .refused import Refused

BROKEN = "We can’t read this file: it is damaged, or was cut short. Save it again, and add that."


def cleaned(content: bytes, kind: str) -> bytes:
    """The file, with its notes blanked. No other part moves, so it plays as before."""
    return {"mp3": _mp3, "mp4": _mp4, "webm": _webm}[kind](content)


# --- MP3: notes before and after the sound -------------------------------------------------------
def _mp3(content: bytes) -> bytes:
    while content.startswith(b"ID3") and len(content) > 10:
        size = sum(
            (byte & 0x7F) << shift
            for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True)
        )
        content = content[10 + size + (10 if content[5] & 0x10 else 0) :]
    if content[-128:-125] == b"TAG":
        content = content[:-128]
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE0 != 0xE0:
        raise Refused(BROKEN)
    return content


# --- MP4: boxes in boxes, each with its length and name ------------------------------------------
HOLDS_BOXES = {b"moov", b"trak", b"mdia"}
NOTES = {b"udta", b"meta", b"uuid"}


def _mp4(content: bytes) -> bytes:
    blanked, at = bytearray(content), 0
    while at + 8 <= len(blanked):
        size, head = _box(blanked, at)
        name = bytes(blanked[at + 4 : at + 8])
        if name in NOTES:
            blanked[at + 4 : at + 8] = b"free"
            blanked[at + head : at + size] = bytes(size - head)
        at += head if name in HOLDS_BOXES else size
    return bytes(blanked)


def _box(content: bytearray, at: int) -> tuple[int, int]:
    """How long the box is, and its head."""
    size, head = int.from_bytes(content[at : at + 4]), 8
    if size == 1:
        size, head = int.from_bytes(content[at + 8 : at + 16]), 16
    elif size == 0:
        size = len(content) - at
    if size < head or at + size > len(content):
        raise Refused(BROKEN)
    return size, head


# --- WebM: elements in elements, each with its number and length ---------------------------------
SEGMENT, CLUSTER, INFO = 0x18538067, 0x1F43B675, 0x1549A966
HOLDS_ELEMENTS = {SEGMENT, CLUSTER, INFO}
TAGS, ATTACHMENTS, TITLE, DATE = 0x1254C367, 0x1941A469, 0x7BA9, 0x4461
VOID = 0xEC


def _webm(content: bytes) -> bytes:
    blanked, at = bytearray(content), 0
    while at < len(blanked):
        number, body = _number(blanked, at, keep_mark=True)
        size, body = _number(blanked, body, keep_mark=False)
        # A live recording doesn't know the length of what holds others.
        if number in HOLDS_ELEMENTS:
            at = body
            continue
        if size is None or body + size > len(blanked):
            raise Refused(BROKEN)
        if number in {TAGS, ATTACHMENTS, TITLE, DATE}:
            _blank(blanked, at, body + size)
        at = body + size
    return bytes(blanked)


def _number(content: bytearray, at: int, *, keep_mark: bool) -> tuple[int | None, int]:
    """A number whose first byte says how long it is, and where it ends. None where it is not
    known."""
    if at >= len(content) or content[at] == 0:
        raise Refused(BROKEN)
    length = 9 - content[at].bit_length()
    value = int.from_bytes(content[at : at + length])
    if keep_mark:
        return value, at + length
    value &= (1 << 7 * length) - 1
    return (None if value == (1 << 7 * length) - 1 else value), at + length


def _blank(content: bytearray, at: int, stop: int) -> None:
    """Make an element one that is passed over. The shortest is two bytes long; one of nine or more
    has its length in eight."""
    room = stop - at
    long = bytes([VOID, 0x01]) + max(room - 9, 0).to_bytes(7)
    head = long if room >= len(long) else bytes([VOID, 0x80 | room - 2])
    content[at:stop] = head + bytes(room - len(head))
