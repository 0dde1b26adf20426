"""What in a text looks as if it pointed to a family: numbers, dates and addresses. Names can't be
found."""

import hashlib
import json
from dataclasses import dataclass, replace

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
    found: list[Finding] = []
    for shape in SHAPES:
        for first, last in shape.spans(reading.plain):
            start, end = reading.where(first, last)
            found = _with(
                found, Finding(shape.kind, start, end, text[start:end], shape.plain), text
            )
    return sorted(found, key=lambda finding: finding.start)


def _with(found, new, text) -> list[Finding]:
    touched = [one for one in found if one.start < new.end and new.start < one.end]
    if not touched:
        return [*found, new]
    start = min(new.start, *(one.start for one in touched))
    end = max(new.end, *(one.end for one in touched))
    adds_digits = _digits(text[start:end]) > sum(_digits(one.words) for one in touched)
    if len(touched) == 1 and not adds_digits:
        return found
    whole = replace(touched[0], start=start, end=end, words=text[start:end])
    return [one for one in found if one not in touched] + [whole]


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


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
