"""What in a text looks as if it pointed to a family: numbers, dates and addresses. Names can't be
found."""

import hashlib
import json
from dataclasses import dataclass

from .reading import Reading
from .shapes import SHAPES


@dataclass(frozen=True)
class Finding:
    """Words that look like `plain` (“a case number”), and where in the text they stand."""

    kind: str
    start: int
    end: int
    words: str
    plain: str


class LooksLikeFamily(Exception):
    """A text has words that look as if they were about a family, and nobody said they are not."""

    def __init__(self, findings):
        super().__init__(" ".join(says(finding) for finding in findings))
        self.findings = findings


def find(text: str) -> list[Finding]:
    """The words to look at again, from the first to the last. None overlap: those that do are one
    finding, named after the shape that comes first."""
    reading = Reading(text)
    spans = sorted(
        (*reading.where(*span), place)
        for place, shape in enumerate(SHAPES)
        for span in shape.spans(reading.plain)
    )
    merged: list[tuple[int, int, int]] = []
    for span in spans:
        if merged and span[0] < merged[-1][1]:
            merged[-1] = _both(text, merged[-1], span)
        else:
            merged.append(span)
    return [_finding(text, *span) for span in merged]


def _both(text, one, other) -> tuple[int, int, int]:
    """Two spans that overlap, as one. An end without a digit of its own is left off: “records
    (4857773457” is about the number."""
    start, end, place = one
    other_start, other_end, other_place = other
    if other_place < place and not _has_digit(text[start:other_start]):
        start = other_start
    if _has_digit(text[end:other_end]):
        end = other_end
    return start, end, min(place, other_place)


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _finding(text, start, end, place) -> Finding:
    shape = SHAPES[place]
    return Finding(shape.kind, start, end, text[start:end], shape.plain)


def says(finding: Finding) -> str:
    return (
        f"“{finding.words}” looks like {finding.plain}. Change it, or say that it is not about a "
        "family."
    )


def digest_of(findings) -> str:
    """A name for just these words: who says that they are not about a family says it of them and
    of no others. Empty where there are none."""
    if not findings:
        return ""
    words = sorted({(finding.kind, " ".join(finding.words.split())) for finding in findings})
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:16]


def undeclared(text: str, declared=()) -> list[Finding]:
    """What is found in a text, unless it was said of these words that they are not about a family.
    `declared` are digests."""
    findings = find(text)
    return [] if digest_of(findings) in declared else findings


def check(*texts: str, declared=()) -> int:
    """LooksLikeFamily, unless each text is plain or was declared; else how many were declared."""
    found = [finding for text in texts for finding in undeclared(text, declared)]
    if found:
        raise LooksLikeFamily(found)
    return sum(bool(find(text)) for text in texts)
