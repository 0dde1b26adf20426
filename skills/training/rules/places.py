"""How many places an event has left, and for whom.

Until the day `held_until`, `held` places are for the voluntary sector alone, and the others are for
everybody, the voluntary sector too. From that day on, held places that nobody took are for
everybody as well.
"""

from collections import Counter
from dataclasses import dataclass

HELD, GENERAL = "held", "general"  # as `Pool`, which is above the rules


@dataclass(frozen=True)
class Places:
    """What is free of each kind. Never below nought."""

    held: int
    general: int

    @property
    def all(self) -> int:
        return self.held + self.general

    def for_whom(self, *, voluntary: bool) -> int:
        return self.all if voluntary else self.general

    def pool(self, *, voluntary: bool) -> str:
        """The kind of place that the next person would get, or "" where there is none for them."""
        if voluntary and self.held > 0:
            return HELD
        return GENERAL if self.general > 0 else ""


def places_of(event, taken: Counter | None = None) -> Places:
    """`taken` counts the places that are taken, by kind, where it is known already."""
    taken = taken_of(event) if taken is None else taken
    held = event.held if event.holds_places else taken[HELD]
    return Places(
        held=max(0, held - taken[HELD]),
        general=max(0, event.capacity - held - taken[GENERAL]),
    )


def taken_of(event) -> Counter:
    if hasattr(event, "held_taken"):
        return Counter({HELD: event.held_taken, GENERAL: event.general_taken})
    return Counter(event.bookings.with_place().values_list("pool", flat=True))
