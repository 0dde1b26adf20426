from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Task:
    """One thing that waits for a person; `url` is empty where it is done outside the portal. The
    fields from `kicker` on dress it up as the next step, which is shown biggest; a `more` is a
    second link, as (label, address)."""

    title: str
    why: str
    url: str = ""
    due: date | None = None
    kicker: str = ""
    heading: str = ""
    button: str = "Open"
    done: int | None = None
    total: int = 0
    more: tuple[str, str] | None = None

    @property
    def progress(self) -> str:
        return f"{self.done} of {self.total} answered"
