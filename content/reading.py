"""How hard a text is to read: its reading age, and its sentences that are too long. Pure, so that
the CMS, the report and the tests have one formula.

Flesch and Kincaid's grade says after how many years of school a text is read with ease; school
starts at 5, so the age is 5 more. It looks at lengths alone: a low figure makes no text clear.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

import syllables

HARD = 12  # above this reading age a page is too hard for the people who need it
LONG = 25  # words in a sentence
FEWEST = 20  # words: fewer say nothing about how hard the text is
LABEL = 3  # words: a piece without a full stop and so short is a label, and no sentence
STARTS_SCHOOL = 5

INLINE = {
    "a",
    "abbr",
    "b",
    "cite",
    "code",
    "em",
    "i",
    "mark",
    "q",
    "small",
    "span",
    "strong",
    "sub",
}
INLINE |= {"sup", "time", "u", "embed", "button"}
UNREAD = {"script", "style", "template", "svg"}
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+\d*);")
# Looked for where a word begins, and read once: a very long word would take minutes.
ADDRESS = re.compile(r"https?://\S+|(?<!\S)[^\s@]+@[^\s.]+\.\S+")
WORD = re.compile(r"[^\W_]+(?:[’'.,:/-][^\W_]+)*")
# A stop that ends no sentence.
SHORT_FORM = re.compile(r"\b(?:e\.g|i\.e|mr|mrs|ms|dr|vs)\.$", re.IGNORECASE)
END = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+")
# A line of plain text goes on in the next where that begins with a small letter.
WRAPPED = re.compile(r"(?<=[\w,’'”)-])[ \t]*\n[ \t]*(?=[a-z])")


@dataclass(frozen=True)
class Reading:
    """What was found: the age, or None for too few words, and each sentence that is too long."""

    age: int | None
    words: int
    longest: int
    long: tuple[str, ...]

    @property
    def is_hard(self) -> bool:
        return self.age is not None and self.age > HARD

    @property
    def says(self) -> str:
        """In a sentence or two, for who writes."""
        if self.age is None:
            return "Too few words to tell the reading age."
        if self.is_hard:
            return (
                f"Reading age {self.age}. Aim for {HARD} or below: use short words and sentences."
            )
        return f"Reading age {self.age}."


def read(texts: Iterable[str]) -> Reading:
    """The pieces of one page, read as a whole. Each is plain text or HTML."""
    texts = list(texts)
    sentences = [each for text in texts for each in sentences_of(text)]
    counted = [words_of(each) for each in sentences]
    return Reading(
        age=_age([words for words in counted if words]),
        words=sum(len(words_of(piece)) for text in texts for piece in _pieces(text)),
        longest=max(map(len, counted), default=0),
        long=tuple(
            each for each, words in zip(sentences, counted, strict=True) if len(words) > LONG
        ),
    )


def reading_age(text: str) -> int | None:
    """The reading age in years of plain text or HTML, and None where there is too little of it."""
    return read([text]).age


def sentences_of(text: str) -> list[str]:
    """Each sentence of plain text or HTML. A paragraph, an item of a list and a cell end one too. A
    label, such as “Every 2 weeks” in a table, would make the text look easier than it is."""
    found = []
    for piece in _pieces(text):
        found += [each for each in _split(piece) if not _is_label(each)]
    return found


def words_of(text: str) -> list[str]:
    return WORD.findall(ADDRESS.sub(" ", text))


class _Pieces(HTMLParser):
    """The pieces of text between tags that begin a new line."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces, self.unread = [""], 0

    def handle_starttag(self, tag, attrs):
        self.unread += tag in UNREAD
        self._end(tag)

    def handle_endtag(self, tag):
        self.unread = max(0, self.unread - (tag in UNREAD))
        self._end(tag)

    def handle_data(self, data):
        if not self.unread:
            self.pieces[-1] += data

    def _end(self, tag):
        if tag not in INLINE:
            self.pieces.append("")


def _pieces(text: str) -> list[str]:
    if MARKUP.search(text):
        parser = _Pieces()
        parser.feed(text)
        parser.close()
        pieces = parser.pieces
    else:
        pieces = WRAPPED.sub(" ", text.replace("\r\n", "\n")).split("\n")
    tidy = (" ".join(piece.split()) for piece in pieces)
    return [piece for piece in tidy if piece]


def _split(piece: str) -> list[str]:
    """The piece at its full stops, but not at that of a short form."""
    sentences, held = [], ""
    for part in _parts(piece):
        held = f"{held} {part}".strip()
        if not SHORT_FORM.search(part):
            sentences.append(held)
            held = ""
    return [*sentences, held] if held else sentences


def _parts(piece: str) -> list[str]:
    ends = [0, *(found.end() for found in END.finditer(piece)), len(piece)]
    parts = (piece[a:b].strip() for a, b in pairwise(ends))
    return [part for part in parts if part]


def _is_label(sentence: str) -> bool:
    return len(words_of(sentence)) <= LABEL and sentence.rstrip("”’\"')")[-1:] not in ".!?…"


def _age(sentences: list[list[str]]) -> int | None:
    words = [word for sentence in sentences for word in sentence]
    if len(words) < FEWEST:
        return None
    spoken = sum(_syllables(word) for word in words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59
    return max(STARTS_SCHOOL, round(grade) + STARTS_SCHOOL)


def _syllables(word: str) -> int:
    """At least one a part: “self-assessment” is spoken as its two words."""
    parts = [part for part in re.split(r"[^a-zA-Z’']+", word) if part]
    return max(1, sum(max(1, syllables.estimate(re.sub(r"[’']", "", part))) for part in parts))
