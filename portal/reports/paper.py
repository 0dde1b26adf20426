"""A sheet of A4: margins, the mark, page numbers, language, title and bookmarks, for every PDF."""

from io import BytesIO

from django.conf import settings
from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from . import styles
from .typefaces import BOLD, REGULAR

WIDTH, HEIGHT = A4
MARGIN = 51
TOP = 102  # below the mark and the names beside it
BOTTOM = 54
INNER = WIDTH - 2 * MARGIN
MARK = 34
# The four steps of the mark in a square of 38: where each begins, how high it is.
STEPS = ((7, 8), (13.4, 13), (19.8, 18), (26.2, 24))


class Heading(Paragraph):
    """A heading that is a bookmark too."""

    def __init__(self, text: str, style, level: int = 0, outline: str = ""):
        super().__init__(text, style)
        self.outline = (outline or self.getPlainText(), level)


class AtFoot(Flowable):
    """A flowable that stands at the bottom of the page, with what is left of it above."""

    def __init__(self, content: Flowable):
        super().__init__()
        self.content = content

    def wrap(self, width, height):
        _, needed = self.content.wrapOn(self.canv, width, height)
        self.width, self.height = width, max(needed, height - 0.01)
        return self.width, self.height

    def draw(self):
        self.content.drawOn(self.canv, 0, 0)


class Paper(BaseDocTemplate):
    """A document of one look. `backdrop`, if there is one, is drawn behind its first page."""

    def __init__(self, file, *, title, subject, pages, backdrop=None):
        super().__init__(
            file,
            pagesize=A4,
            title=title,
            subject=subject,
            author=settings.COUNCIL_NAME,
            creator=settings.SERVICE_NAME,
            lang="en-GB",
            displayDocTitle=1,
            invariant=1,
            initialFontName=REGULAR,
        )
        self.pages = pages
        self.backdrop = backdrop
        frame = Frame(MARGIN, BOTTOM, INNER, HEIGHT - TOP - BOTTOM, 0, 0, 0, 0, id="sheet")
        self.addPageTemplates(PageTemplate("sheet", [frame], onPage=self.draw_frame))

    def draw_frame(self, canvas, _):
        if self.backdrop and canvas.getPageNumber() == 1:
            self.backdrop(canvas)
        draw_mark(canvas, MARGIN, HEIGHT - MARGIN - MARK, MARK)
        x = MARGIN + MARK + 9
        canvas.setFillColor(styles.INK)
        canvas.setFont(BOLD, 11.5)
        canvas.drawString(x, HEIGHT - MARGIN - 14, settings.SERVICE_NAME)
        canvas.setFont(REGULAR, 11.5)
        canvas.drawString(x, HEIGHT - MARGIN - 29, settings.COUNCIL_NAME)
        canvas.setFont(REGULAR, 8.5)
        canvas.setFillColor(styles.MUTED)
        canvas.drawString(MARGIN, 30, self.title)
        canvas.drawRightString(WIDTH - MARGIN, 30, f"Page {canvas.getPageNumber()} of {self.pages}")

    def afterFlowable(self, flowable):  # noqa: N802 - reportlab's own name
        outline = getattr(flowable, "outline", None)
        if outline:
            text, level = outline
            key = f"{self.page}-{self.canv._doc.pageCounter}-{text}"
            self.canv.bookmarkHorizontal(key, 0, self.frame._y + flowable.height)
            self.canv.addOutlineEntry(text, key, level, closed=False)


def draw_mark(canvas, x: float, y: float, size: float) -> None:
    """The logo: four rising steps on the council's colour."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / 38, size / 38)
    canvas.setFillColor(styles.BRAND)
    canvas.roundRect(0, 0, 38, 38, 8, stroke=0, fill=1)
    canvas.setFillColor(styles.WHITE)
    for left, height in STEPS:
        canvas.roundRect(left, 7, 5, height, 1, stroke=0, fill=1)
    canvas.restoreState()


def printed(story, *, title: str, subject: str, backdrop=None) -> bytes:
    """The PDF of `story()`, a function that makes the flowables anew: it is laid out twice, because
    the first page says how many there are."""
    pages = 1
    for _ in range(2):
        file = BytesIO()
        paper = Paper(file, title=title, subject=subject, pages=pages, backdrop=backdrop)
        paper.build(story())
        pages = paper.page
    return file.getvalue()
