"""Statements of two frameworks that may mean the same, by the words they share: only to help
somebody who looks and decides."""

import re
from collections import defaultdict

from snowballstemmer import stemmer

WORD = re.compile(r"[a-z]{3,}")
COMMON = frozenset(
    "the and for with that this they them their what when how can who are not you our has have "
    "families family work help know use from other others".split()
)
ENOUGH, MOST = 0.3, 20


def suggestions(statements, known) -> list[tuple]:
    """Pairs of a statement of the first framework and the most alike of another, the best first;
    without those that are known."""
    stem = stemmer("english")
    words = {one: _words(one, stem) for one in statements}
    by_framework = defaultdict(list)
    for one in statements:
        by_framework[one.version.framework_id].append(one)
    first, *others = [by_framework[key] for key in sorted(by_framework)] or [[]]
    found = []
    for one in first:
        near = [(_share(words[one], words[other]), other) for rest in others for other in rest]
        share, best = max(near, key=lambda pair: pair[0], default=(0, None))
        if share >= ENOUGH and (one, best) not in known:
            found.append((share, one, best))
    found.sort(key=lambda row: -row[0])
    return [(one, best) for _, one, best in found[:MOST]]


def _words(one, stem) -> frozenset:
    plain = WORD.findall(f"{one.title} {one.text}".lower())
    return frozenset(stem.stemWords([word for word in plain if word not in COMMON]))


def _share(these, those) -> float:
    return len(these & those) / len(these | those) if these and those else 0
