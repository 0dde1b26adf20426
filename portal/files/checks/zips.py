"""Zip files, which Word and Excel files are on the outside: looked through with limits that count
what really comes out, and not what the file says of itself."""

from contextlib import contextmanager
from dataclasses import dataclass
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from .refused import Refused

MEGABYTE = 1024 * 1024
CHUNK = 64 * 1024
BAD = (BadZipFile, LargeZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
INNER = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"MSCF")
DAMAGED = "This file is damaged, or was cut short. Save it again, and add that."


@dataclass(frozen=True)
class Limits:
    entries: int = 2_000
    unpacked: int = 120 * MEGABYTE
    ratio: int = 200  # times its packed size, once it is over a megabyte
    archives: bool = False


USUAL = Limits()


@contextmanager
def opened(file, limits: Limits = USUAL):
    """The zip file, once every part of it has been read and counted. `file` is open, or bytes in
    a BytesIO. Refused: too much of anything, a part with a password, another archive inside."""
    try:
        archive = ZipFile(file)
    except BAD as bad:
        raise Refused(DAMAGED) from bad
    with archive:
        count(archive, limits)
        yield archive


def count(archive: ZipFile, limits: Limits = USUAL) -> int:
    """Read every part, keeping nothing, and answer how many bytes came out."""
    parts = archive.infolist()
    if len(parts) > limits.entries:
        raise Refused("This file is made of too many parts. Save it as PDF, and add that.")
    if len({part.filename for part in parts}) < len(parts):
        raise Refused(DAMAGED)
    total = 0
    for part in parts:
        total += _count_one(archive, part, limits, limits.unpacked - total)
    return total


def _count_one(archive, part: ZipInfo, limits, left) -> int:
    if part.flag_bits & 0x1:
        raise Refused("This file has a password. Take it off, and add the file again.")
    size = 0
    try:
        with archive.open(part) as unpacking:
            while chunk := unpacking.read(CHUNK):
                if not size and not limits.archives and chunk.startswith(INNER):
                    raise Refused(
                        "This file has another file packed inside it. Save it as PDF, and add that."
                    )
                size += len(chunk)
                _refuse_a_bomb(size, part, limits, left)
    except Refused:
        raise
    except Exception as bad:  # each way of packing has errors of its own
        raise Refused(DAMAGED) from bad
    return size


def _refuse_a_bomb(size, part, limits, left):
    swells = size > MEGABYTE and size > limits.ratio * max(part.compress_size, 1)
    if size > left or swells:
        most = limits.unpacked // MEGABYTE
        raise Refused(
            f"This file swells when it is opened, to more than the {most} MB that we can take. "
            "Take out what is not needed, and add it again."
        )
