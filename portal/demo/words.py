"""What people in the story write, drawn the same way each time it is told."""

from random import Random

from .cast import read


def drawn(*about) -> Random:
    """Chance that depends on what it is about and nothing else."""
    return Random("/".join(str(part) for part in about))  # noqa: S311


def words(kind: str) -> str:
    return read("words")[kind]


def one_of(kind: str, chance: Random) -> str:
    return chance.choice(read("words")[kind])


def own_comment(area: str, chance: Random) -> str:
    """What somebody adds to an answer: mostly nothing."""
    return chance.choice(read("words")["said"][area]) if chance.random() < 0.3 else ""
