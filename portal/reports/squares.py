"""The square code that a telephone reads: the same squares on the page and on paper."""

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.platypus import Flowable

from . import styles


def runs(text: str) -> tuple[int, list[tuple[int, int, int]]]:
    """How many squares a side has, and the dark runs of each row: (column, row from the top,
    how many squares)."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    side = code.getModuleCount()
    found = []
    for row in range(side):
        start = None
        for column in range(side + 1):
            dark = column < side and code.isDark(row, column)
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                found.append((start, row, column - start))
                start = None
    return side, found


def svg_path(text: str) -> dict:
    """What an SVG needs to draw it: the side, and one path of all dark runs."""
    side, found = runs(text)
    return {"side": side, "path": "".join(f"M{x} {y}h{n}v1h-{n}z" for x, y, n in found)}


class SquareCode(Flowable):
    """The code, `size` points wide, on paper."""

    def __init__(self, text: str, size: float):
        super().__init__()
        self.text = text
        self.width = self.height = size

    def draw(self):
        side, found = runs(self.text)
        self.canv.saveState()
        self.canv.scale(self.width / side, self.height / side)
        self.canv.setFillColor(styles.INK)
        path = self.canv.beginPath()
        for x, y, count in found:
            path.rect(x, side - 1 - y, count, 1)
        self.canv.drawPath(path, stroke=0, fill=1)
        self.canv.restoreState()
