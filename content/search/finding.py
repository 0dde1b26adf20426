"""Finding entries: by each word, as a whole, as the beginning of a word or by its stem."""

from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Case, F, Max, Q, Value, When

from ..models import SearchEntry, SearchWord
from .words import SMALL, stem, words_of

LONGEST, MOST_WORDS, MOST_FOUND = 200, 8, 1000
SHORTEST_BEGINNING = 2  # “a” would be the beginning of half of all words
WHOLE, ALIKE, BEGINS = 4, 3, 2


@dataclass(frozen=True)
class Question:
    """What is asked for: the words as they came, and those to look for."""

    asked: str
    words: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, typed: str) -> "Question":
        asked = " ".join(typed.replace("\0", " ").split())[:LONGEST].strip()
        every = list(dict.fromkeys(words_of(asked)))
        telling = [word for word in every if word not in SMALL]
        return cls(asked, tuple((telling or every)[:MOST_WORDS]))

    def fits(self, word: str, stemmed: str) -> bool:
        """Does a word of a text answer one of ours? The same rule as `_fits`, for one in hand."""
        return any(
            word == own or stemmed == stem(own) or (_may_begin(own) and word.startswith(own))
            for own in self.words
        )


@dataclass(frozen=True)
class Found:
    pk: int
    kind: str
    score: int


def find(question: Question, version) -> tuple[list[Found], bool]:
    """Entries, best first, and whether they hold all of the words. Where none holds them all, those
    that hold most come; both databases put them in the same order."""
    if not question.words:
        return [], True
    open_to_all = SearchEntry.objects.open_to_all(version)
    scores = {f"score_{n}": _score(word) for n, word in enumerate(question.words)}
    rows = (
        SearchWord.objects.filter(reduce(or_, map(_fits, question.words)), entry__in=open_to_all)
        .values("entry_id", "entry__kind", "entry__title")
        .annotate(**scores)
    )
    found = [(_held(row, scores), _total(row, scores), row) for row in rows]
    most = max((held for held, *_ in found), default=0)
    best = sorted(
        (each for each in found if each[0] == most),
        key=lambda each: (-each[1], len(each[2]["entry__title"]), each[2]["entry__title"]),
    )
    return (
        [Found(row["entry_id"], row["entry__kind"], total) for _, total, row in best[:MOST_FOUND]],
        most in {0, len(question.words)},
    )


def _may_begin(word) -> bool:
    return len(word) >= SHORTEST_BEGINNING


def _fits(word) -> Q:
    fits = Q(word=word) | Q(stem=stem(word))
    return fits | Q(word__startswith=word) if _may_begin(word) else fits


def _score(word):
    """How well the entry answers this word; nothing where it doesn't."""
    worth = Case(
        When(word=word, then=Value(WHOLE)),
        When(stem=stem(word), then=Value(ALIKE)),
        default=Value(BEGINS),
    )
    return Max(worth * F("weight"), filter=_fits(word))


def _held(row, scores) -> int:
    return sum(row[name] is not None for name in scores)


def _total(row, scores) -> int:
    return sum(row[name] or 0 for name in scores)
