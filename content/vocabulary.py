"""The glossary's names as they stand in running text: in the plural, in the possessive, and over
the end of a line."""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TO_SMALL = str.maketrans(CAPITALS + "’", CAPITALS.lower() + "'")
BEFORE = r"([“‘(]{0,4})(?<!\w)(?<!\w[-’'])"
# Not inside a word with hyphens (“child-led”) or an apostrophe that is no possessive.
AFTER = r"(?!\w)(?!-\w)(?![’'](?!s(?!\w))\w)([’']s(?!\w))?([.,;:!?”’)/-]*)"
# The word that takes the plural stands before one of these: “children in need”.
LINKS = re.compile(r"\s(?:in|of|around|to|for|on)\s", re.IGNORECASE)
IRREGULAR = {"child": "children", "person": "people", "man": "men", "woman": "women"}
HISSES = ("s", "x", "z", "ch", "sh")


class Row(NamedTuple):
    """What a mark says of its term."""

    slug: str
    term: str
    acronym: str
    definition: str


class Vocabulary:
    """Finds terms in text. A name is found in any case, a short form in its own alone: SEND is a
    term and “send” is not."""

    def __init__(self, rows: tuple[Row, ...]):
        self.short, self.long = {}, {}
        for row in rows:
            if row.acronym:
                self.short |= {row.acronym: row, f"{row.acronym}s": row}
            for name in numbers(row.term):
                self.long.setdefault(folded(name), row)
        for row in rows:  # a term's own name comes before another's plural
            self.long[folded(row.term)] = row
        self.pattern = _pattern(self.long, self.short)

    def finditer(self, text: str):
        """Each place where a term stands, longest first, so that nothing is found inside another:
        the match, with what stands before (1) and after (3, 4), and its row."""
        for match in self.pattern.finditer(text) if self.pattern else ():
            name = match["name"]
            yield match, self.short.get(name) or self.long[folded(name)]


@lru_cache(maxsize=4)
def vocabulary(rows: tuple[Row, ...]) -> Vocabulary:
    """Made once for what the terms say now. The rows are their own stamp: one that changed in any
    letter makes another vocabulary, at once and in every process."""
    return Vocabulary(rows)


def folded(name: str) -> str:
    """A name with small letters, straight apostrophes and single spaces. Letters beyond a to z stay
    as they are, as the pattern takes them."""
    return " ".join(name.translate(TO_SMALL).split())


def numbers(name: str) -> set[str]:
    """The name in the singular and in the plural, of its last word and of the word it is about."""
    found = {name, *_numbers_of(name)}
    link = LINKS.search(name)
    if link:
        found |= {head + name[link.start() :] for head in _numbers_of(name[: link.start()])}
    return found


def _numbers_of(name: str) -> set[str]:
    rest, word = re.fullmatch(r"(.*?)(\w*)", name, re.DOTALL).groups()
    small = word.lower()
    if not word:
        return {name}
    if small in IRREGULAR:
        return {rest + word[0] + IRREGULAR[small][1:]}
    if small.endswith("y") and small[-2:-1] not in "aeiou":
        return {f"{rest}{word[:-1]}ies"}
    if small.endswith(HISSES):
        is_many = rest and not small.endswith(("ss", "us", "is"))
        return {rest + word[:-1]} if is_many else {f"{rest}{word}es"}
    return {f"{rest}{word}s"}


def _pattern(long, short) -> re.Pattern | None:
    """One branch a first letter, so that most places in a text are passed over at a glance."""
    branches = defaultdict(set)
    for name in long:
        branches[name[:1]].add((name, True))
    for name in short:
        branches[name[:1].translate(TO_SMALL)].add((name, False))
    if not branches:
        return None
    either = "|".join(_branch(first, names) for first, names in sorted(branches.items()))
    return re.compile(f"{BEFORE}(?P<name>{either}){AFTER}")


def _branch(first: str, names) -> str:
    rest = "|".join(
        f"(?ai:{_escaped(name[1:])})"
        if any_case
        else f"(?<={re.escape(name[0])}){_escaped(name[1:])}"
        for name, any_case in sorted(names, key=lambda each: (-len(each[0]), each))
    )
    return f"[{re.escape(first)}{re.escape(first.upper()) if first.isascii() else ''}](?:{rest})"


def _escaped(words: str) -> str:
    """Any space, also one that holds a line together, and either apostrophe."""
    parts = (re.sub("[’']", "[’']", re.escape(part)) for part in re.split(r"\s+", words))
    return r"[\s\xa0]+".join(parts)
