"""What might have been meant, where a word is found nowhere."""

from difflib import get_close_matches

from ..models import SearchEntry, SearchWord
from .finding import Question
from .words import stem

MOST_WORDS = 3  # that are looked at: each is compared with every word there is
CLOSE = 0.75


def near(question: Question, version) -> str:
    """The question with words that are in the glossary or a page; empty where there are none."""
    known = list(
        SearchWord.objects.filter(entry__in=SearchEntry.objects.open_to_all(version))
        .values_list("word", "stem")
        .distinct()
        .order_by("word")
    )
    lost = [word for word in question.words if not _is_known(word, known)][:MOST_WORDS]
    others = {word: other for word in lost if (other := _nearest(word, known))}
    if not others:
        return ""
    return " ".join(others.get(word, word) for word in question.words)


def _is_known(word, known) -> bool:
    stemmed = stem(word)
    return any(other.startswith(word) or other_stem == stemmed for other, other_stem in known)


def _nearest(word, known) -> str:
    about = [other for other, _ in known if abs(len(other) - len(word)) <= 2 and other.isalpha()]
    return next(iter(get_close_matches(word, about, n=1, cutoff=CLOSE)), "")
