"""Results as pictures, each drawn twice, once for each width of page: where what was said, what was
confirmed and what is needed stand on the scale of 0 to 4, area by area; and how far each area moved
since the last time."""

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
CHANGE_WIDE = Drawing(width=940, left=346, step=101, row=34, top=34, middle=17)
CHANGE_NARROW = Drawing(width=345, left=16, step=57, row=58, top=34, middle=38)
# How far from the end of an arrow its line stops, and how long the head is.
SHORT, HEAD = 8, 10


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
        return len(self.area.counted)

    @property
    def is_whole(self) -> bool:
        return self.at_level == self.total

    @property
    def count(self) -> str:
        return f"{self.at_level} of {self.total}" if self.total else "None yet"


class Profile:
    """`names` are the levels' short names, by their value, for the head of the wide drawing."""

    def __init__(self, areas, names):
        self.names = names
        self.rows = [
            Row(
                area=area,
                said=_mean(line.level for line in area.lines),
                confirmed=_mean(line.confirmed_level for line in area.lines),
                needed=_mean(line.minimum for line in area.counted or area.in_job) or 0,
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
        return _frame(drawing, self.rows) | {
            "named": [(word, drawing.x(value)) for value, word in self.names.items()],
            "rows": [_placed(drawing, place, row) for place, row in enumerate(self.rows)],
        }


@dataclass
class Move:
    """An area's averages of the levels confirmed before and now, of the same statements."""

    area: object
    lines: list
    before: float
    now: float

    @property
    def steps(self) -> float:
        return round(self.now - self.before, 1)

    @property
    def says(self) -> str:
        """“up 0.4”, “down 0.2”, “the same”"""
        if not self.steps:
            return "the same"
        return f"{'up' if self.steps > 0 else 'down'} {abs(self.steps)}"


class Moves:
    """How far each area moved: of the lines that have a level `before` and one now."""

    def __init__(self, areas):
        self.rows = []
        for area in areas:
            lines = [line for line in area.counted if line.before is not None]
            if lines:
                before = _mean(line.before for line in lines)
                now = _mean(line.confirmed_level for line in lines)
                self.rows.append(Move(area, lines, before, now))

    @cached_property
    def wide(self) -> dict:
        return _frame(CHANGE_WIDE, self.rows) | {"rows": self._arrows(CHANGE_WIDE)}

    @cached_property
    def narrow(self) -> dict:
        return _frame(CHANGE_NARROW, self.rows) | {"rows": self._arrows(CHANGE_NARROW)}

    def _arrows(self, drawing) -> list[dict]:
        return [_arrow(drawing, place, row) for place, row in enumerate(self.rows)]


def _arrow(drawing, place, row) -> dict:
    """From where it was to where it is. Where the two are close, there is a head and no line."""
    top = drawing.top + drawing.row * place
    start, end = drawing.x(row.before), drawing.x(row.now)
    way = 1 if row.steps > 0 else -1
    return {
        "row": row,
        "top": top,
        "y": top + drawing.middle,
        "start": start,
        "end": end,
        "stop": round(end - way * SHORT, 1) if abs(end - start) > SHORT else None,
        "head": -way * HEAD,
    }


def _frame(drawing, rows) -> dict:
    """What every drawing has: its size, and the scale at its head."""
    bottom = drawing.top + drawing.row * len(rows)
    return {
        "width": drawing.width,
        "right": drawing.width - 6,
        "top": drawing.top,
        "row": drawing.row,
        "height": bottom + 14,
        "bottom": bottom,
        "ticks": [(value, drawing.x(value)) for value in SCALE],
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
