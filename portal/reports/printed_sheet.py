"""The glossary's sheet on paper: two sides of A4, so that it can be one leaf."""

from io import BytesIO
from xml.sax.saxutils import escape

from django.conf import settings
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    KeepInFrame,
    PageTemplate,
    Paragraph,
    Spacer,
)

from content.sheet import COLUMNS, Sheet, name_of

from . import styles
from .paper import HEIGHT, WIDTH, draw_mark
from .typefaces import BOLD, REGULAR

MARGIN, BETWEEN = 37, 15
HEAD, FOOT = 48, 20
HIGH = HEIGHT - 2 * MARGIN - HEAD - FOOT
COLUMN = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * BETWEEN) / COLUMNS
WORD = ParagraphStyle(
    "sheet-word", fontName=BOLD, fontSize=9.5, leading=11.8, textColor=styles.INK, keepWithNext=1
)
MEANING = ParagraphStyle(
    "sheet-meaning",
    fontName=REGULAR,
    fontSize=9.5,
    leading=11.8,
    textColor=styles.INK,
    spaceAfter=5,
    allowWidows=0,
    allowOrphans=0,
)
PAGES = 2


class _Leaf(BaseDocTemplate):
    def __init__(self, file, sheet: Sheet):
        super().__init__(
            file,
            pagesize=(WIDTH, HEIGHT),
            title=f"Glossary: {settings.SERVICE_NAME}",
            subject="The words that people meet most",
            author=settings.COUNCIL_NAME,
            creator=settings.SERVICE_NAME,
            lang="en-GB",
            displayDocTitle=1,
            invariant=1,
            initialFontName=REGULAR,
        )
        self.count = len(sheet.fitting)
        frames = [
            Frame(MARGIN + n * (COLUMN + BETWEEN), MARGIN + FOOT, COLUMN, HIGH, 0, 0, 0, 0)
            for n in range(COLUMNS)
        ]
        self.addPageTemplates(PageTemplate("leaf", frames, onPage=self.draw_frame))

    def draw_frame(self, canvas, _):
        top = HEIGHT - MARGIN
        draw_mark(canvas, MARGIN, top - 32, 32)
        canvas.setFillColor(styles.INK)
        canvas.setFont(BOLD, 15)
        canvas.drawString(MARGIN + 41, top - 14, f"The words of {settings.SERVICE_NAME}")
        canvas.setFont(REGULAR, 9)
        canvas.drawString(
            MARGIN + 41,
            top - 28,
            f"{settings.COUNCIL_NAME}. {self.count} words that people meet most. "
            "Short explanations, not legal definitions.",
        )
        canvas.setFillColor(styles.MUTED)
        canvas.setFont(REGULAR, 8.5)
        where = f"{settings.SITE_URL}/glossary/".removeprefix("https://")
        phone = f"Worried about a child? Phone {settings.COUNCIL_FRONT_DOOR_PHONE}."
        canvas.drawString(MARGIN, MARGIN, f"{phone} All words, and this sheet as a page: {where}")
        canvas.drawRightString(WIDTH - MARGIN, MARGIN, f"Page {canvas.getPageNumber()} of {PAGES}")


def sheet_as_pdf(sheet: Sheet) -> bytes:
    """Two pages with columns that are about as full as each other, however many terms there are."""
    file = BytesIO()
    _Leaf(file, sheet).build(_story(sheet))
    return file.getvalue()


def _story(sheet: Sheet) -> list:
    """A column that turns out longer than it was counted, with letters as wide as W, is made
    smaller, so that there are never three pages."""
    story = []
    for place, terms in enumerate(sheet.columns):
        if place:
            story.append(FrameBreak())
        column = [flowable for term in terms for flowable in _printed(term)]
        story.append(KeepInFrame(COLUMN, HIGH, column or [Spacer(1, 1)], mode="shrink"))
    return story


def _printed(term) -> list[Paragraph]:
    return [Paragraph(escape(name_of(term)), WORD), Paragraph(escape(term.definition), MEANING)]
