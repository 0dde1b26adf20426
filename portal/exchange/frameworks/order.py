"""Which of a list moved."""

from bisect import bisect_left


def moved(places: list[int]) -> set[int]:
    """The fewest places that must change for the rest to stand in rising order."""
    ends, at_end, before = [], [], []
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(at_end[length - 1] if length else None)
        if length == len(ends):
            ends.append(place)
            at_end.append(at)
        else:
            ends[length], at_end[length] = place, at
    kept, at = set(), at_end[-1] if at_end else None
    while at is not None:
        kept.add(places[at])
        at = before[at]
    return set(places) - kept
