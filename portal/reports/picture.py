"""The picture of a result on paper: ring = said, dot = confirmed, bar = needed, area by area."""

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Path, Rect, String

from . import styles
from .typefaces import BOLD, REGULAR

HIGHEST = 4
LEFT, STEP = 216, 44  # where 0 stands, and how far a level is from the next, in points
ROW, HEAD = 23, 20
CODE_WIDTH = 34
SIZE = 9


def picture(areas, width: float) -> Drawing:
    """One row an area. The table behind it says the same in words."""
    height = HEAD + ROW * len(areas)
    drawing = Drawing(width, height, initialFontName=REGULAR)
    for index, _ in list(enumerate(areas))[::2]:
        drawing.add(
            Rect(
                0,
                height - HEAD - ROW * (index + 1),
                width,
                ROW,
                fillColor=styles.PAPER,
                strokeColor=None,
            )
        )
    for level in range(HIGHEST + 1):
        x = _across(level)
        drawing.add(Line(x, 0, x, height - HEAD + 4, strokeColor=styles.LINE, strokeWidth=0.75))
        drawing.add(_words(x, height - 11, str(level), font=BOLD, anchor="middle"))
    drawing.add(_words(width - 4, height - 11, "At the level needed", font=BOLD, anchor="end"))
    for index, area in enumerate(areas):
        drawing.add(_row(area, height - HEAD - ROW * index - ROW / 2, width))
    return drawing


def key(width: float, *, reviewed: bool) -> Drawing:
    """What the marks mean."""
    drawing = Drawing(width, 18, initialFontName=REGULAR)
    at = [(4, "Said", _ring)]
    if reviewed:
        at.append((70, "Confirmed", _dot))
    at.append((160, "Needed for the role", _bar))
    for x, label, mark in at:
        drawing.add(mark(x + 5, 9))
        drawing.add(_words(x + 15, 6, label))
    if reviewed:
        drawing.add(_gap(290, 308, 9))
        drawing.add(_words(314, 6, "Gap to close"))
    return drawing


def _across(level: float) -> float:
    return LEFT + STEP * level


def _words(x, y, text, *, font=REGULAR, anchor="start", colour=styles.INK) -> String:
    return String(x, y, text, fontName=font, fontSize=SIZE, textAnchor=anchor, fillColor=colour)


def _row(area, y: float, width: float) -> Group:
    measure = area.measure
    row = Group(
        _words(4, y - 3, area.code, font=BOLD, colour=styles.BRAND),
        _words(CODE_WIDTH, y - 3, area.title),
    )
    for mark in _marks(measure, y):
        row.add(mark)
    if measure.confirmed is not None:
        row.add(_verdict(measure, width, y))
        count = f"{measure.at_level} of {measure.counted}"
        row.add(
            _words(width - 4, y - 3, count, font=REGULAR if measure.is_met else BOLD, anchor="end")
        )
    return row


def _marks(measure, y: float) -> list:
    """From the back to the front, so that a ring and a dot on one spot nest."""
    said, confirmed, needed = measure.said, measure.confirmed, measure.needed
    marks = []
    if said is not None and confirmed is not None:
        line = Line(_across(said), y, _across(confirmed), y, strokeColor=styles.EDGE)
        marks.append(line)
    if confirmed is not None and confirmed < needed:
        marks.append(_gap(_across(confirmed), _across(needed), y))
    if needed is not None:
        marks.append(_bar(_across(needed), y))
    if confirmed is not None:
        marks.append(_dot(_across(confirmed), y))
    if said is not None:
        marks.append(_ring(_across(said), y))
    return marks


def _ring(x, y) -> Circle:
    return Circle(x, y, 5.2, fillColor=None, strokeColor=styles.SAID, strokeWidth=1.8)


def _dot(x, y) -> Circle:
    return Circle(x, y, 3, fillColor=styles.BRAND, strokeColor=None)


def _bar(x, y) -> Rect:
    return Rect(x - 1.1, y - 8, 2.2, 16, fillColor=styles.INK, strokeColor=None)


def _gap(left, right, y) -> Rect:
    return Rect(
        left,
        y - 2.2,
        right - left,
        4.4,
        fillColor=styles.GAP,
        strokeColor=styles.SAID,
        strokeWidth=0.6,
    )


def _verdict(measure, width, y) -> Path:
    """A tick where all are at the level needed, a small wedge where the plan starts."""
    x = width - 48
    if measure.is_met:
        mark = Path(strokeColor=styles.GOOD, strokeWidth=1.4, fillColor=None)
        mark.moveTo(x, y)
        mark.lineTo(x + 2.6, y - 2.6)
        mark.lineTo(x + 7.6, y + 3.2)
        return mark
    mark = Path(strokeColor=None, fillColor=styles.SAID)
    mark.moveTo(x, y + 2.6)
    mark.lineTo(x + 7, y + 2.6)
    mark.lineTo(x + 3.5, y - 3)
    mark.closePath()
    return mark
