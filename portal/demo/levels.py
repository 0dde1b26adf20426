"""Levels that people in the story might well choose: near what the role needs, better in some areas
than in others, and seen a little differently by a supervisor."""

from dataclasses import dataclass

from .words import drawn


@dataclass(frozen=True)
class Needed:
    """A statement with the level that somebody's role needs in it."""

    statement: object
    minimum: int


def needed_by(profile, like: str = "") -> list[Needed]:
    """What a role profile asks, in the order of the framework; or, of the same statements, what the
    job role `like` asks, for somebody who has grown that far."""
    if like:
        profile = profile.version.profiles.get(job_role__code=like)
    rows = profile.requirements.select_related("statement__domain").order_by(
        "statement__domain__position", "statement__position"
    )
    return [Needed(row.statement, row.minimum) for row in rows]


# Said and confirmed, where what is written about it names the levels.
SEEN_DIFFERENTLY = {("lauren.pickersgill", "PAR4"): (3, 2)}
# How far from the level needed, by how far along a person is.
STEPS = {
    "new": [-3, -2, -2, -1, -1, -1, 0],
    "growing": [-2, -1, -1, -1, 0, 0, 0, 0, 1],
    "able": [-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
}


def said(key: str, need: Needed, skill: str) -> int | None:
    """The level somebody gives themselves; None says that it is not part of their job."""
    statement = need.statement
    if (key, statement.code) in SEEN_DIFFERENTLY:
        return SEEN_DIFFERENTLY[key, statement.code][0]
    chance = drawn("said", key, statement.code, skill)
    if need.minimum == 0 and not statement.core:
        return chance.choice([None, None, 0, 1])
    area = drawn("area", key, statement.domain.code).choice([-1, 0, 0, 0, 0, 1])
    step = chance.choice(STEPS[skill])
    if skill == "able" and statement.core:
        step, area = max(step, 0), 0
    return min(4, max(0, (need.minimum or 1) + step + (area if step < 1 else 0)))


def seen(key: str, need: Needed, own: int | None, skill: str) -> int | None:
    """The level that a supervisor confirms beside it."""
    if own is None:
        return None
    if (key, need.statement.code) in SEEN_DIFFERENTLY:
        return SEEN_DIFFERENTLY[key, need.statement.code][1]
    chance = drawn("seen", key, need.statement.code)
    level = own + chance.choice([-1, 0, 0, 0, 0, 0, 0, 0, 1] if own < 4 else [-1, 0, 0, 0, 0, 0])
    if skill == "able":
        short = need.minimum > 2 and not need.statement.core and chance.random() < 0.3
        level = max(level, need.minimum - short)
    return min(4, max(0, level))
