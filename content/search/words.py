"""Texts as words: without capitals and accents, and as the stem that “supervise” and “supervision”
share. Search does this itself, so that both databases find the same."""

import re
import unicodedata
from functools import cache, lru_cache

from snowballstemmer import stemmer

LONGEST = 60  # letters of a word, as the table keeps them
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
# From where a word begins alone: a very long one, once.
HYPHENED = re.compile(r"(?<![^\W_])[^\W_]+(?:[-‑][^\W_]+)+")
POSSESSIVE = re.compile(r"[’']s$")
# They say nothing about a page. In a question they count only where nothing else stands in it.
SMALL = frozenset(
    "a about an and are as at be but by can do does for from had has have how i if in into is it "
    "its me my of on or our should so some than that the their them then there they this to was "
    "we were what when where which who why will with would you your".split()
)


def plain(word: str) -> str:
    """One word as it is compared."""
    word = POSSESSIVE.sub("", word.casefold()).replace("’", "").replace("'", "")
    letters = unicodedata.normalize("NFKD", word)
    return "".join(each for each in letters if not unicodedata.combining(each))[:LONGEST]


def words_of(text: str) -> list[str]:
    """The words in their order, and each that has hyphens as one word too: “colocation”."""
    joined = [re.sub("[-‑]", "", match) for match in HYPHENED.findall(text)]
    return [word for word in map(plain, [*WORD.findall(text), *joined]) if word]


@cache
def _english():
    return stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    return _english().stemWord(word)[:LONGEST]
