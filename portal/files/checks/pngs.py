"""A PNG inside a document, without the words that a program or a camera wrote into it."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Words, time, and a camera's own notes. The rest tells how the dots are to be drawn.
TAKEN_OUT = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})


def bare(content: bytes) -> bytes:
    """As it was where it is no PNG; what comes after its end is left out."""
    if not content.startswith(SIGNATURE):
        return content
    kept, at = [SIGNATURE], len(SIGNATURE)
    while at + 12 <= len(content):
        size = int.from_bytes(content[at : at + 4])
        kind, end = content[at + 4 : at + 8], at + 12 + size
        if kind not in TAKEN_OUT:
            kept.append(content[at:end])
        if kind == b"IEND":
            break
        at = end
    return b"".join(kept)
