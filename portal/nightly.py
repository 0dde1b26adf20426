"""What is done every night. An app lists its steps in a module `nightly`; `portal.changes` runs
them, a row a day and step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Step:
    """`run(day)` does what falls due by the end of `day` and answers how many rows it touched. It
    may be run again for the same day, and for a day that was missed. Lower `order` comes first."""

    name: str
    plain: str
    run: Callable[[date], int]
    order: int = 50


_steps: dict[str, Step] = {}


def declare(*steps: Step) -> None:
    for step in steps:
        _steps.setdefault(step.name, step)


def all_steps() -> list[Step]:
    autodiscover_modules("nightly")
    return sorted(_steps.values(), key=lambda step: (step.order, step.name))
