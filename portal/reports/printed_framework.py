"""A version of the framework on paper, or what a role needs of it."""

from xml.sax.saxutils import escape

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from . import styles
from .framework import Slice, words_of
from .paper import INNER, Heading, printed

# The four steps of a level mark: where each begins and how high it is, as on the pages.
STEPS = ((0, 4), (6.2, 8), (12.4, 12), (18.6, 16))
MARK = 34  # the width of the column that holds it
NAME = 104
ROOM = 260  # what an area needs to begin on this page: its head and a statement


class LevelMark(Flowable):
    """Four rising steps, filled to the level. Its number and name stand beside it."""

    def __init__(self, value: int):
        super().__init__()
        self.value = value
        self.width, self.height = 25, 17

    def draw(self):
        self.canv.setStrokeColor(styles.EDGE)
        self.canv.setLineWidth(0.7)
        for step, (left, height) in enumerate(STEPS, start=1):
            self.canv.setFillColor(styles.BRAND if step <= self.value else styles.WHITE)
            self.canv.rect(left, 0, 5, height, stroke=step > self.value, fill=1)


def framework_as_pdf(shown: Slice) -> bytes:
    role = f": {shown.role.name}" if shown.role else ""
    return printed(
        lambda: _story(shown),
        title=f"{shown.title}{role}",
        subject=shown.which,
    )


def _story(shown: Slice) -> list:
    story = [*_opening(shown), *_scale(shown)]
    for area, rows, others in shown.areas:
        story += _area(area, rows, others, shown)
    return [*story, *_end(shown)]


def _text(words: str, style) -> Paragraph:
    return Paragraph(escape(words).replace("\n", "<br/>"), style)


def _opening(shown: Slice) -> list:
    opening = [
        _text(f"{shown.which}.", styles.KICKER),
        Heading(escape(shown.title), styles.H1),
    ]
    if shown.role:
        opening += [
            Heading(escape(f"What this role needs: {shown.role.name}"), styles.H2, level=1),
            _text(shown.role.summary, styles.LEAD),
        ]
    if shown.framework.version.notice:
        opening.append(_text(shown.framework.version.notice, styles.BODY))
    return [*opening, _same(shown)]


def _same(shown: Slice) -> Paragraph:
    page = escape(shown.page)
    return Paragraph(
        f'Pages say the same: <link href="{page}">{page}</link>. They are there for people who use '
        "a screen reader, because this PDF carries no tags.",
        styles.FINE,
    )


def _scale(shown: Slice) -> list:
    rows = [(level.value, level.name, level.description) for level in shown.framework.levels]
    return [
        Heading("The levels", styles.H3, level=1),
        _levels(rows),
        _text("“Not yet” is a fair and honest answer for anyone new.", styles.SMALL),
    ]


def _levels(rows, needed: int = 0) -> Table:
    """A row a level: its mark, its number and name, its words. The one needed is tinted."""
    cells, tints = [], []
    for at, (value, name, words) in enumerate(rows):
        label = f"<b>{value} {escape(name)}</b>"
        if value == needed:
            label += "<br/>Needed"
            tints.append(("BACKGROUND", (0, at), (-1, at), styles.BRAND_TINT))
        cells.append([LevelMark(value), Paragraph(label, styles.CELL), _text(words, styles.CELL)])
    return Table(
        cells,
        colWidths=[MARK, NAME, INNER - MARK - NAME],
        splitInRow=1,
        style=[
            *styles.CELLS,
            *tints,
            ("LINEABOVE", (0, 0), (-1, -1), 0.5, styles.LINE),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ],
    )


def _area(area, rows, others, shown: Slice) -> list:
    story = [
        CondPageBreak(ROOM),
        Spacer(1, 8),
        Heading(escape(area.title), styles.H2, level=1),
        _text(f"{area.question} {area.summary}", styles.BODY),
    ]
    story += [_statement(statement, shown) for statement in rows]
    if others:
        titles = ", ".join(f"{each.code} {each.title}" for each in others)
        story += [
            _text("Not needed for this role", styles.H4),
            _text(f"{titles}. It may still be good to know.", styles.SMALL),
        ]
    return story


def _statement(statement, shown: Slice) -> KeepTogether:
    title = f"{escape(statement.code)} &nbsp;{escape(statement.title)}"
    if statement.core:
        colour = styles.WARN_INK.hexval()[2:]
        title += f' <font size="8.5" color="#{colour}">Safety statement</font>'
    words = words_of(statement)
    rows = [(value, name, words.get(value, "")) for value, name in shown.levels.items()]
    head = Heading(title, styles.H3, level=2, outline=f"{statement.code} {statement.title}")
    parts = [
        head,
        _text(statement.text, styles.BODY),
        _levels(rows, needed=shown.needed(statement)),
        Spacer(1, 3),
        *_below(statement, shown),
    ]
    return KeepTogether(parts)


def _below(statement, shown: Slice) -> list:
    """What counts as evidence; for the whole version, who needs which level."""
    lines = []
    if statement.evidence_hint:
        lines.append(_labelled("Evidence that helps", statement.evidence_hint))
    if shown.role is None and shown.framework.roles:
        least = ((role.name, shown.needed(statement, role)) for role in shown.framework.roles)
        who = "; ".join(f"{name} {level or 'not needed'}" for name, level in least)
        lines.append(_labelled("Level needed", f"{who}."))
    return lines


def _labelled(label: str, words: str) -> Paragraph:
    return Paragraph(f"<b>{label}:</b> {escape(words)}", styles.SMALL)


def _end(shown: Slice) -> list:
    words = (
        "A self-assessment is never used for pay, redundancy or ranking, nor as proof in a "
        "capability or discipline case."
    )
    return [Spacer(1, 10), KeepTogether([_text(words, styles.FINE), _same(shown)])]
