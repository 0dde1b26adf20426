"""Whether a file that somebody sends is what its name says, and what of it is kept.

`accept` is the one way in. It answers with content that was made anew wherever the kind allows:
without places, authors, scripts and what was hidden behind it.
"""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import ContentFile

from . import media, office, pdfs, pictures, texts
from .kinds import DOCUMENTS, KINDS, MEDIA, PICTURES, SHEETS, Kind, agrees, in_words, said
from .names import neutral
from .refused import Refused

__all__ = ["DOCUMENTS", "PICTURES", "SHEETS", "Accepted", "Refused", "accept", "neutral"]

HEAD = 8192


@dataclass(frozen=True)
class Accepted:
    """A file that may be kept: `kind` is its media type."""

    name: str
    kind: str
    content: ContentFile
    size: int
    sha256: str

    @property
    def fields(self) -> dict:
        """The fields of a `PrivateFile`, but for who added it and when."""
        return {
            "file": self.content,
            "name": self.name,
            "kind": self.kind,
            "size": self.size,
            "sha256": self.sha256,
        }


def accept(upload, *, allowed=DOCUMENTS, max_bytes: int | None = None) -> Accepted:
    """The file, checked by its content and cleaned. `upload` has a name, a size and can be read;
    `allowed` are keys of `kinds.KINDS`. Raises `Refused`, whose text is for a person."""
    most = settings.FILES_MAX_BYTES if max_bytes is None else max_bytes
    if upload.size > most:
        raise Refused(
            f"This file is bigger than {_megabytes(most)} MB. Make it smaller, and add that."
        )
    kind = said(upload.name, allowed)
    if kind is None:
        raise Refused(f"We can’t take this kind of file. Add a {in_words(allowed)}.")
    upload.seek(0)
    content = upload.read(most + 1)
    if len(content) > most:
        raise Refused(
            f"This file is bigger than {_megabytes(most)} MB. Make it smaller, and add that."
        )
    if not content:
        raise Refused("This file is empty. Add one with something in it.")
    if not agrees(kind, content[:HEAD]):
        raise Refused(kind.belied)
    return _kept(upload.name, *_cleaned(kind, content))


def _cleaned(kind: Kind, content: bytes) -> tuple[Kind, bytes]:
    if kind.key in PICTURES:
        drawn, key = pictures.redrawn(content, kind.key)
        return KINDS[key], drawn
    if kind.key == "pdf":
        return kind, pdfs.rewritten(content)
    if kind.key in {"docx", "xlsx"}:
        return kind, office.rewritten(content, kind.key)
    if kind.key in MEDIA:
        return kind, media.cleaned(content, kind.key)
    return kind, texts.checked(content)


def _kept(name: str, kind: Kind, content: bytes) -> Accepted:
    ending = next(
        (one for one in kind.endings if name.lower().endswith(f".{one}")), kind.endings[0]
    )
    return Accepted(
        name=neutral(name, ending),
        kind=kind.mime,
        content=ContentFile(content, name=neutral(name, ending)),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _megabytes(count: int) -> str:
    return f"{count / (1024 * 1024):.3g}"
