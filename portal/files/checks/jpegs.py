"""A JPEG inside a document, without what a camera wrote into it. The dots are not drawn anew, so
the picture is as good as it was."""

from .refused import Refused

START, SCAN, END = 0xD8, 0xDA, 0xD9
FIRST_APP, LAST_APP, COMMENT = 0xE0, 0xEF, 0xFE
# JFIF's own, the colours (ICC), and Adobe's way of writing them.
KEPT = (b"JFIF\0", b"ICC_PROFILE\0", b"Adobe")
SHORTEST = 2


def bare(content: bytes) -> bytes:
    """Without the parts that tell where, when and with what (Exif, XMP, IPTC, comments); as it was
    where it is no JPEG that we can follow."""
    if not content.startswith(bytes([0xFF, START])):
        return content
    kept, at = [content[:2]], 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF:  # filling
            at += 1
            continue
        if mark == SCAN:
            return b"".join([*kept, content[at:]])
        size = int.from_bytes(content[at + 2 : at + 4])
        if size < SHORTEST:
            break
        if _is_needed(mark, content[at + 4 : at + 16]):
            kept.append(content[at : at + 2 + size])
        at += 2 + size
    raise Refused("A picture in this file is damaged. Save the file again, and add that.")


def _is_needed(mark: int, begins: bytes) -> bool:
    if mark == COMMENT:
        return False
    return not FIRST_APP <= mark <= LAST_APP or begins.startswith(KEPT)
