"""How far the worker is. What it writes can’t be seen before it is done, so that stands in a
small file beside the database; where the worker is on another machine, the page says only that it
is at work."""

import json
from contextlib import suppress
from pathlib import Path

from django.conf import settings


def _place(uuid) -> Path:
    return settings.VAR_DIR / "progress" / f"{uuid}.json"


class Progress:
    """Called with steps done and steps in all; writes no more often than each hundredth."""

    def __init__(self, uuid):
        self.place = _place(uuid)
        self.place.parent.mkdir(parents=True, exist_ok=True)
        self.said = -1

    def __call__(self, done: int, total: int) -> None:
        hundredth = 100 * done // total if total else 100
        if hundredth != self.said:
            self.said = hundredth
            beside = self.place.with_suffix(".new")
            beside.write_text(json.dumps({"done": done, "total": total}))
            beside.replace(self.place)

    def over(self) -> None:
        self.place.unlink(missing_ok=True)


def progress_of(uuid) -> dict | None:
    """{"done": …, "total": …}, or None where nobody knows."""
    with suppress(FileNotFoundError, ValueError):
        return json.loads(_place(uuid).read_text())
    return None
