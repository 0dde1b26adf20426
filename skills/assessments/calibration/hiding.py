"""What may be shown of groups of people. A group of fewer than five is hidden, and so is what would
give one away: where everyone's figure minus what is shown leaves a small group or a single
reviewer, the smallest of the shown ones is hidden along with it."""

from dataclasses import dataclass

FEWEST = 5


@dataclass(frozen=True)
class Spread:
    """How far what was confirmed is from what was said, over some answers. `total` is the sum of
    the differences; `people` and `reviewers` are counted once each."""

    answers: int = 0
    total: int = 0
    people: int = 0
    reviewers: int = 0

    def __add__(self, other):
        """Of the answers of both; people and reviewers are told apart by nothing here, so the
        larger number of each is kept: never too many."""
        return Spread(
            self.answers + other.answers,
            self.total + other.total,
            max(self.people, other.people),
            max(self.reviewers, other.reviewers),
        )

    @property
    def mean(self) -> float:
        """Minus is below what people said. To one decimal, and never “-0.0”."""
        return (round(self.total / self.answers, 1) if self.answers else 0) or 0.0

    @property
    def words(self) -> str:
        """“0.2 below”, “0.1 above”, “the same as”: to go before “what people say”."""
        if not self.mean:
            return "the same as"
        return f"{abs(self.mean)} {'below' if self.mean < 0 else 'above'}"

    @property
    def signed(self) -> str:
        """“−0.2”, “+0.1”, “0”."""
        return f"{'−' if self.mean < 0 else '+'}{abs(self.mean)}" if self.mean else "0"

    @property
    def about(self) -> int:
        """How many answers, to the nearest five."""
        return 5 * round(self.answers / 5)

    @property
    def is_small(self) -> bool:
        return self.people < FEWEST


def shown_beside(own: Spread, others: Spread) -> Spread | None:
    """Everyone's spread for somebody who knows their own: None where what others confirmed could be
    told from it of fewer than five people or of a single reviewer."""
    if others.is_small or others.reviewers < 2:
        return None
    return own + others


def split(groups: dict, everyone: Spread, known=()) -> tuple[dict, Spread | None]:
    """Of one area: the groups that may be shown, by reviewer, and everyone's spread or None.
    `known` are reviewers whose own figures the reader has."""
    shown = {by: one for by, one in groups.items() if by in known or not one.is_small}
    hidden = {by: one for by, one in groups.items() if by not in shown}
    spare = sorted((by for by in shown if by not in known), key=lambda by: (shown[by].people, by))
    while hidden and spare and not _covers(hidden, shown, everyone):
        smallest = spare.pop(0)
        hidden[smallest] = shown.pop(smallest)
    if hidden and not _covers(hidden, shown, everyone):
        return shown, None
    return shown, everyone if groups else None


def _covers(hidden, shown, everyone) -> bool:
    """Do the hidden groups together rest on enough people and more than one reviewer? Whoever was
    reviewed twice is in two groups, so they are counted from below."""
    apart = everyone.people - sum(one.people for one in shown.values())
    people = max(apart, *(one.people for one in hidden.values()))
    return len(hidden) > 1 and people >= FEWEST
