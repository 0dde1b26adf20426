"""The spreads as a picture: for each area where one's own, everyone's and other reviewers' stand
between 2 below and 2 above. The template draws it twice, once for each width of page."""

from dataclasses import dataclass
from functools import cached_property

SCALE = ((-2, "2 below"), (-1, "1 below"), (0, "the same"), (1, "1 above"), (2, "2 above"))
FURTHEST = 2


@dataclass(frozen=True)
class Drawing:
    """Where “the same” stands and how long a level is, in the drawing's own units."""

    width: int
    middle: int
    step: int
    row: int
    top: int
    line: int

    def x(self, spread) -> float | None:
        """What lies further out stands at the end of the scale; its number is in the row."""
        if spread is None:
            return None
        return round(self.middle + self.step * max(-FURTHEST, min(FURTHEST, spread.mean)), 1)


WIDE = Drawing(width=940, middle=590, step=110, row=42, top=40, line=21)
NARROW = Drawing(width=345, middle=172, step=72, row=64, top=34, line=40)


class Drawn:
    def __init__(self, rows):
        self.rows = rows

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
            "ticks": [(word, drawing.middle + drawing.step * value) for value, word in SCALE],
            "same": drawing.middle,
            "left": drawing.middle - drawing.step * FURTHEST,
            "end": drawing.middle + drawing.step * FURTHEST,
            "rows": [_placed(drawing, place, row) for place, row in enumerate(self.rows)],
        }


def _placed(drawing, place, row) -> dict:
    top = drawing.top + drawing.row * place
    everyone = drawing.x(row.everyone)
    return {
        "row": row,
        "top": top,
        "y": top + drawing.line,
        "striped": place % 2 == 0,
        "own": drawing.x(row.own),
        "bar": None if everyone is None else round(everyone - 2, 1),
        "others": [drawing.x(one) for one in row.others],
    }
