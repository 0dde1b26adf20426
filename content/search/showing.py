"""Results as they are shown: a piece of the text around what was found, and the words marked."""

import re
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ..models import SearchEntry
from .finding import Found, Question
from .words import WORD, plain, stem

AROUND, MOST = 60, 220  # letters before the first match, and of the whole piece
FIRST = 5  # of each kind, until more are asked for
KINDS = SearchEntry.Kind


@dataclass(frozen=True)
class Result:
    url: str
    title: SafeString
    piece: SafeString


@dataclass(frozen=True)
class Group:
    kind: str
    label: str
    count: int
    results: list[Result]

    @property
    def more(self) -> int:
        return self.count - len(self.results)


def grouped(question: Question, found: list[Found], *, only: str = "", most: int) -> list[Group]:
    """The results by kind, the kind with the best first, in one question to the database. `only`
    shows one kind, and `most` of it."""
    by_kind = {kind: [each for each in found if each.kind == kind] for kind in KINDS.values}
    best_first = sorted(
        by_kind.items(), key=lambda item: -max((f.score for f in item[1]), default=0)
    )
    shown = {
        kind: rows[: most if only else FIRST]
        for kind, rows in best_first
        if rows and only in {"", kind}
    }
    wanted = [each.pk for rows in shown.values() for each in rows]
    entries = SearchEntry.objects.select_related("page").in_bulk(wanted) if wanted else {}
    return [
        Group(
            kind,
            KINDS(kind).label,
            len(by_kind[kind]),
            [_result(question, entries[each.pk]) for each in rows if each.pk in entries],
        )
        for kind, rows in shown.items()
    ]


def _result(question, entry) -> Result:
    return Result(
        entry.url,
        marked(question, entry.title),
        marked(question, piece(question, entry.text)),
    )


def marked(question: Question, text: str) -> SafeString:
    """The text, escaped, with each word that answers the question in a mark."""
    parts, end = [], 0
    for start, stop in _matches(question, text):
        parts += [escape(text[end:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        end = stop
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))  # each part is escaped


def _matches(question, text):
    for match in WORD.finditer(text):
        word = plain(match[0])
        if question.fits(word, stem(word)):
            yield match.span()


def piece(question: Question, text: str) -> str:
    """The text around the first match, or its beginning, cut between words."""
    text = " ".join(text.split())
    first = next((start for start, _ in _matches(question, text)), 0)
    start = 0 if first <= AROUND else text.find(" ", first - AROUND, first) + 1 or first
    words = text[start : start + MOST]
    if start + MOST < len(text):
        words = re.sub(r"\s\S*$", "", words) + " …"
    return f"… {words}" if start else words
