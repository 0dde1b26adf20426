"""What people said about a statement, in words: for the summary of a self-assessment."""

from dataclasses import dataclass
from datetime import date, datetime

NOT_IN_ROLE = "Not part of the job"


@dataclass(frozen=True)
class Piece:
    """A piece of evidence as it was sent: what it is, when it was, and its words."""

    kind: str
    day: date
    text: str
    file: str = ""


@dataclass(frozen=True)
class Voice:
    """What somebody said on a day: of a level, or why it went back."""

    who: str
    day: datetime
    text: str
    level: str = ""
    qualified: bool = False


def piece_of(piece) -> Piece:
    name = piece.file.name if piece.file else ""
    return Piece(piece.get_kind_display(), piece.happened_on, piece.text, name)


def answer_of(note) -> Voice:
    """What the practitioner says to a level."""
    level = "Sees it differently" if note.differs else ""
    return Voice(note.response.by.name, note.response.responded_at, note.comment, level)


def view_of(view, levels) -> Voice:
    """What an outside assessor says: advice, not a level that counts."""
    who = ", ".join(filter(None, (view.confirmer.who, view.confirmer.profession, "from outside")))
    level = "" if view.level is None else levels[view.level]
    return Voice(who, view.said_at, view.comment, level)


def voice_of(confirmation, levels) -> Voice:
    return Voice(
        who=confirmation.by.name,
        day=confirmation.confirmed_on,
        text=confirmation.comment,
        level=word_of(confirmation, levels, ""),
        qualified=confirmation.registration_id is not None,
    )


def word_of(row, levels, without: str) -> str:
    if row is None:
        return without
    return NOT_IN_ROLE if row.not_in_role else levels[row.level]
