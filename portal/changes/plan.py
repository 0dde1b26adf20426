"""What a change will do, step by step in plain words: shown beforehand, then done."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """`words` say what happens; `do` makes it happen, and is None where it happens by itself.
    `warns` marks what somebody should look at before they go on."""

    words: str
    do: Callable[[], object] | None = None
    warns: bool = False


@dataclass(frozen=True)
class Plan:
    steps: list[Step]
    refusals: list[str] = field(default_factory=list)
    # What the steps made, once they are done: of a join, its employment.
    made: dict = field(default_factory=dict)

    @property
    def is_possible(self) -> bool:
        return not self.refusals

    @property
    def digest(self) -> str:
        """Names what the plan says, so that another one is noticed."""
        said = "\n".join([step.words for step in self.steps] + self.refusals)
        return hashlib.sha256(said.encode()).hexdigest()


class Refused(Exception):
    """The change can't be made; `reasons` are sentences for the person who asks."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class Differs(Exception):
    """Something changed since the plan was shown. `plan` is what would happen now."""

    def __init__(self, plan: Plan):
        super().__init__("Something changed since you looked. Look again before you go on.")
        self.plan = plan


def counted(count: int, one: str, many: str) -> str:
    """“1 person”, “3 people”"""
    return f"{count} {one if count == 1 else many}"
