"""Colours and text styles on paper: those of the screen, in points."""

from django.conf import settings
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle

from .typefaces import BOLD, REGULAR, SEMIBOLD

BRAND = HexColor(settings.BRAND_COLOUR)
INK = HexColor("#15201f")
MUTED = HexColor("#4b5856")
LINE = HexColor("#d8d3c7")
EDGE = HexColor("#8d8a80")
PAPER = HexColor("#f5f2ec")
SAID = HexColor("#ad4a06")
GAP = HexColor("#f3c7a3")
GOOD = HexColor("#0f6b48")
WARN_INK = HexColor("#5c3c00")
WHITE = HexColor("#ffffff")


def tint(colour: Color, share: float) -> Color:
    """The colour mixed with white: `share` of it, from 0 to 1."""
    return Color(*(1 - share * (1 - part) for part in colour.rgb()))


BRAND_TINT = tint(BRAND, 0.11)


def _style(name: str, size: float, leading: float, **more) -> ParagraphStyle:
    base = {"fontName": REGULAR, "bulletFontName": REGULAR, "textColor": INK}
    return ParagraphStyle(name, fontSize=size, leading=leading, **{**base, **more})


BODY = _style("body", 10, 14, spaceAfter=5)
SMALL = _style("small", 9, 12.5)
FINE = _style("fine", 8, 11, textColor=MUTED)
LEAD = _style("lead", 12, 17, spaceAfter=8)
SUM = _style("sum", 11.5, 16, spaceAfter=14)
LABEL = _style("label", 9.5, 13, textColor=MUTED)
FACT = _style("fact", 10.5, 14, fontName=BOLD)
KICKER = _style("kicker", 12, 16, fontName=SEMIBOLD, textColor=BRAND, spaceAfter=4)
NAME = _style("name", 30, 35, fontName=BOLD, spaceAfter=4)
H1 = _style("h1", 24, 28, fontName=BOLD, spaceAfter=3)
H2 = _style("h2", 18, 22, fontName=BOLD, spaceAfter=6)
H3 = _style("h3", 13, 17, fontName=BOLD, spaceBefore=12, spaceAfter=5)
H4 = _style("h4", 10.5, 14, fontName=BOLD, spaceBefore=8, spaceAfter=3)
HEAD = _style("head", 9, 11.5, fontName=BOLD)
CELL = _style("cell", 9.5, 12.5)
CELL_BOLD = _style("cell-bold", 9.5, 12.5, fontName=SEMIBOLD)
NUMBER = _style("number", 9.5, 12.5, alignment=2)
NUMBER_HEAD = _style("number-head", 9, 11.5, fontName=BOLD, alignment=2)
ITEM = _style("item", 9.5, 13, leftIndent=11, bulletIndent=1, spaceAfter=2)

# Every table: cells begin at their top, and no standard font slips in where a cell has no style.
CELLS = [("FONTNAME", (0, 0), (-1, -1), REGULAR), ("VALIGN", (0, 0), (-1, -1), "TOP")]
