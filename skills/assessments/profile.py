"""The result as a picture: for each area where what was said, what was confirmed and what is needed
stand on the scale of 0 to 4. The template draws it twice, once for each width of page."""

from dataclasses import dataclass
from functools import cached_property

SCALE = range(5)


@dataclass(frozen=True)
class Drawing:
    """Where the scale begins and how long a level is, in the drawing's own units."""

    width: int
    left: float
    step: float
    row: int
    top: int
    middle: int

    def x(self, value) -> float | None:
        return None if value is None else round(self.left + self.step * value, 1)


WIDE = Drawing(width=940, left=346, step=101, row=42, top=66, middle=21)
NARROW = Drawing(width=345, left=16, step=57, row=64, top=34, middle=40)


@dataclass
class Row:
    """An area's averages; None where nothing was said or confirmed in it."""

    area: object
    said: float | None
    confirmed: float | None
    needed: float

    @property
    def at_level(self) -> int:
        return self.area.at_level

    @property
    def total(self) -> int:
        return len(self.area.in_job)

    @property
    def is_whole(self) -> bool:
        return self.at_level == self.total


class Profile:
    """`names` are the levels' short names, by their value, for the head of the wide drawing."""

    def __init__(self, areas, names):
        self.names = names
        self.rows = [
            Row(
                area=area,
                said=_mean(line.level for line in area.lines),
                confirmed=_mean(line.confirmed_level for line in area.lines),
                needed=_mean(line.minimum for line in area.in_job) or 0,
            )
            for area in areas
        ]

    @cached_property
    def wide(self) -> dict:
        return self._drawn(WIDE)

    @cached_property
    def narrow(self) -> dict:
        return self._drawn(NARROW)

    def _drawn(self, drawing) -> dict:
        bottom = drawing.top + drawing.row * len(self.rows)
        return {
            "width": drawing.width,
            "right": drawing.width - 6,
            "top": drawing.top,
            "row": drawing.row,
            "height": bottom + 14,
            "bottom": bottom,
            "named": [(word, drawing.x(value)) for value, word in self.names.items()],
            "ticks": [(value, drawing.x(value)) for value in SCALE],
            "rows": [_placed(drawing, place, row) for place, row in enumerate(self.rows)],
        }


def _placed(drawing, place, row) -> dict:
    top = drawing.top + drawing.row * place
    said, confirmed, needed = (drawing.x(v) for v in (row.said, row.confirmed, row.needed))
    gap = None
    if confirmed is not None and confirmed < needed:
        gap = {"x": confirmed, "width": round(needed - confirmed, 1)}
    return {
        "row": row,
        "top": top,
        "y": top + drawing.middle,
        "striped": place % 2 == 0,
        "said": said,
        "confirmed": confirmed,
        "bar": needed - 2,
        "gap": gap,
    }


def _mean(values) -> float | None:
    known = [value for value in values if value is not None]
    return round(sum(known) / len(known), 1) if known else None
