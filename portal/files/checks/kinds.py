"""The kinds of file that there are: what each is called, how its name ends, and how its content
tells itself from others."""

from dataclasses import dataclass

import filetype

ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Kind:
    key: str
    plain: str  # as in "Add a PDF"
    mime: str
    endings: tuple[str, ...]  # the first is the usual one
    seen_as: tuple[str, ...] = ()  # what the first bytes of such a file say that it is

    @property
    def belied(self) -> str:
        """What to tell somebody whose file is not what its name says."""
        return (
            f"This file’s name says that it is a {self.plain}, and what is in it is something "
            f"else. Save it again as a {self.plain}, and add that."
        )


OFFICE = "application/vnd.openxmlformats-officedocument."
_ALL = [
    Kind("pdf", "PDF", "application/pdf", ("pdf",), ("application/pdf",)),
    Kind("jpeg", "JPEG picture", "image/jpeg", ("jpg", "jpeg", "jpe"), ("image/jpeg",)),
    Kind("png", "PNG picture", "image/png", ("png",), ("image/png", "image/apng")),
    Kind("webp", "WebP picture", "image/webp", ("webp",), ("image/webp",)),
    Kind("heic", "HEIC picture", "image/heic", ("heic", "heif"), ("image/heic", "image/heif")),
    Kind("docx", "Word document", OFFICE + "wordprocessingml.document", ("docx",)),
    Kind("xlsx", "Excel workbook", OFFICE + "spreadsheetml.sheet", ("xlsx",)),
    Kind("csv", "CSV file", "text/csv", ("csv", "tsv", "txt")),
    Kind("mp3", "MP3 sound", "audio/mpeg", ("mp3",), ("audio/mpeg",)),
    Kind("mp4", "MP4 film", "video/mp4", ("mp4", "m4v"), ("video/mp4", "video/x-m4v")),
    Kind("webm", "WebM film", "video/webm", ("webm",), ("video/webm",)),
    Kind("txt", "text file", "text/plain", ("txt",)),
    Kind("yaml", "YAML file", "application/yaml", ("yaml", "yml")),
    Kind("json", "JSON file", "application/json", ("json",)),
]
KINDS = {kind.key: kind for kind in _ALL}
BY_MIME = {kind.mime: kind for kind in _ALL}

PICTURES = frozenset({"jpeg", "png", "webp", "heic"})
DOCUMENTS = PICTURES | {"pdf", "docx", "xlsx"}
MEDIA = frozenset({"mp3", "mp4", "webm"})
SHEETS = frozenset({"csv", "xlsx"})
FRAMEWORKS = SHEETS | {"yaml", "json"}


def ending_of(name: str) -> str:
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def said(name: str, allowed) -> Kind | None:
    """The kind that the name's ending says, of those allowed."""
    ending = ending_of(name)
    return next((kind for kind in in_order(allowed) if ending in kind.endings), None)


def agrees(kind: Kind, head: bytes) -> bool:
    """Do the first bytes speak of that kind? Word and Excel files are zip files on the outside, and
    are looked into later; text has no mark of its own, and must have none of another kind."""
    if kind.key in {"docx", "xlsx"}:
        return head.startswith(ZIP)
    guess = filetype.guess(head)
    if kind.seen_as:
        return guess is not None and guess.mime in kind.seen_as
    return guess is None and not head.startswith((b"PK", b"%PDF", b"MZ"))


def in_order(allowed) -> list[Kind]:
    return [kind for kind in _ALL if kind.key in allowed]


def in_words(allowed) -> str:
    """As in "a PDF, JPEG picture or Word document"."""
    words = [kind.plain for kind in in_order(allowed)]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"
