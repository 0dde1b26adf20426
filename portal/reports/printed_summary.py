"""The summary of a self-assessment on paper."""

from xml.sax.saxutils import escape

from reportlab.platypus import (
    CondPageBreak,
    HRFlowable,
    KeepTogether,
    Paragraph,
    Spacer,
    Table,
)

from . import styles
from .paper import INNER, Heading, printed
from .picture import key, picture
from .summary import PAST_PRACTICE, Area, Line, Summary, Verdict
from .voices import Piece, Voice
from .words import plaindate

NUMBERS = 62  # the width of one of the three columns beside a statement
FLUSH = [
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
]


def summary_as_pdf(summary: Summary, page: str) -> bytes:
    """`page` is the whole address of the page that says the same."""
    return printed(
        lambda: _story(summary, page),
        title=f"{summary.title}: {summary.name}",
        subject=f"{summary.role}. {summary.state}",
    )


def _story(summary: Summary, page: str) -> list:
    story = [
        _text(f"{summary.title}. {summary.state}", styles.KICKER),
        Heading(escape(summary.name), styles.H1),
        _text(summary.who, styles.LEAD),
        _facts(summary.facts),
        Spacer(1, 10),
        *_finding(summary),
        *_where(summary),
    ]
    story += [KeepTogether(_verdict(verdict, summary.name)) for verdict in summary.verdicts]
    for area in summary.areas:
        story += _area(area, summary)
    return [*story, *_end(page)]


def _text(words: str, style) -> Paragraph:
    return Paragraph(escape(words), style)


def _facts(facts) -> Table:
    """Two pairs a row."""
    cells = [[_text(label, styles.LABEL), _text(value, styles.SMALL)] for label, value in facts]
    rows = [cells[index : index + 2] for index in range(0, len(cells), 2)]
    if len(rows[-1]) == 1:
        rows[-1].append("")
    return Table(
        rows,
        colWidths=[INNER / 2, INNER / 2],
        style=[
            *styles.CELLS,
            *FLUSH,
            ("LINEABOVE", (0, 0), (-1, 0), 1.5, styles.BRAND),
            ("LINEBELOW", (0, -1), (-1, -1), 1.5, styles.BRAND),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ],
    )


def _finding(summary: Summary) -> list:
    """The finding in words, before the picture."""
    if not summary.is_reviewed:
        return [
            _text(
                "These are the answers as they were sent. The review is not finished.", styles.LEAD
            )
        ]
    found = [
        Paragraph(
            f"<b>{summary.at_level} of {summary.counted}</b> statements are at the level that "
            "the role needs.",
            styles.LEAD,
        )
    ]
    if summary.core_below:
        titles = ", ".join(f"“{title}”" for title in summary.core_below)
        found.append(_text(f"Safety statements where the plan starts: {titles}.", styles.BODY))
    return found


def _where(summary: Summary) -> list:
    return [
        Heading("Where things stand", styles.H3, level=1),
        _text(
            f"Each mark is the average of the statements in an area: {summary.scale}.", styles.SMALL
        ),
        Spacer(1, 6),
        KeepTogether(
            [
                key(INNER, reviewed=summary.is_reviewed),
                picture(summary.areas, INNER),
                Spacer(1, 8),
            ]
        ),
        KeepTogether(_averages(summary)),
    ]


def _averages(summary: Summary) -> Table:
    """The table behind the picture."""
    head = [_text("Area", styles.HEAD)]
    head += [
        _text(label, styles.NUMBER_HEAD)
        for label in ("Said", "Confirmed", "Needed", "At the level needed")
    ]
    rows = [head]
    for area in summary.areas:
        measure = area.measure
        figures = [one_place(v) for v in (measure.said, measure.confirmed, measure.needed)]
        figures.append(count_of(measure))
        rows.append([_text(area.title, styles.CELL), *(_text(f, styles.NUMBER) for f in figures)])
    return Table(
        rows,
        colWidths=[INNER - 300, 60, 70, 60, 110],
        repeatRows=1,
        style=[
            *styles.CELLS,
            *FLUSH,
            ("LINEBELOW", (0, 0), (-1, 0), 1, styles.EDGE),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, styles.LINE),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ],
    )


def one_place(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def count_of(measure) -> str:
    if measure.confirmed is None:
        return "–"
    return f"{measure.at_level} of {measure.counted}"


def _verdict(verdict: Verdict, name: str) -> list:
    lines = [
        Heading(verdict.title, styles.H3, level=1),
        _text(f"Finished by {verdict.who}, {plaindate(verdict.day)}.", styles.BODY),
    ]
    if verdict.note:
        lines.append(_quote(verdict.who, verdict.note, styles.BRAND))
    lines.append(_quote(name, f"{verdict.answer}.", styles.SAID))
    if verdict.answer_text:
        lines.append(_text(verdict.answer_text, styles.BODY))
    return lines


def _quote(who: str, words: str, colour) -> Paragraph:
    mark = f'<font color="#{colour.hexval()[2:]}"><b>{escape(who)}</b></font>: '
    return Paragraph(mark + escape(words).replace("\n", "<br/>"), styles.SMALL)


def _area(area: Area, summary: Summary) -> list:
    title = Heading(escape(area.title), styles.H3, level=1)
    story = [CondPageBreak(110), title]
    for line in area.lines:
        story += [*_line(line, summary.name)]
    return story


def _line(line: Line, name: str) -> list:
    told = _told(line, name)
    row = _row(line)
    row.keepWithNext = bool(told)
    rule = HRFlowable(width="100%", thickness=0.5, color=styles.LINE, spaceBefore=4, spaceAfter=2)
    return [row, *told, rule]


def _row(line: Line) -> Table:
    title = f"{escape(line.title)}"
    if line.core:
        title += (
            f' <font size="8.5" color="#{styles.WARN_INK.hexval()[2:]}">Safety statement</font>'
        )
    cells = [
        _figure("Said", line.said, line.said_word),
        _figure("Confirmed", line.confirmed, line.confirmed_word),
        _figure("Needed", line.needed_level, line.needed_word),
    ]
    return Table(
        [[Paragraph(title, styles.CELL_BOLD), *cells]],
        colWidths=[INNER - 3 * NUMBERS, NUMBERS, NUMBERS, NUMBERS],
        style=[
            *styles.CELLS,
            *FLUSH,
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ],
    )


def _figure(label: str, level: int | None, word: str) -> Paragraph:
    """The digit of a level, or the words where there is none."""
    said = f"<b>{level}</b>" if level is not None else f'<font size="8">{escape(word)}</font>'
    return Paragraph(
        f'<font size="8" color="#{styles.MUTED.hexval()[2:]}">{label}</font><br/>{said}',
        styles.CELL,
    )


def _told(line: Line, name: str) -> list:
    """What was said of the level, both ways, and why it went back."""
    said = [_quote(name, line.comment, styles.SAID)] if line.comment else []
    if line.past_practice:
        said.insert(0, _text(PAST_PRACTICE, styles.SMALL))
    said += [_text(_evidence(piece), styles.SMALL) for piece in line.evidence]
    back = [
        _quote(voice.who, f"Sent back on {plaindate(voice.day)}: {voice.text}", styles.BRAND)
        for voice in line.returns
    ]
    confirmed = [_quote(voice.who, _confirmed(voice), styles.BRAND) for voice in line.told]
    outside = [_quote(voice.who, _confirmed(voice), styles.EDGE) for voice in line.outside]
    answers = [_quote(voice.who, _answered(voice), styles.SAID) for voice in line.answers]
    return [*said, *back, *outside, *confirmed, *answers]


def _evidence(piece: Piece) -> str:
    said = f": “{piece.text}”" if piece.text else ""
    file = f" (file: {piece.file})" if piece.file else ""
    return f"{piece.kind}, {plaindate(piece.day)}{said}{file}"


def _answered(voice: Voice) -> str:
    return f"{voice.level}. {voice.text}" if voice.level else voice.text


def _confirmed(voice: Voice) -> str:
    as_whom = ", as a social worker" if voice.qualified else ""
    said = f" {voice.text}" if voice.text else ""
    return f"{voice.level}{as_whom}.{said}" if voice.level else voice.text


def _end(page: str) -> list:
    words = (
        "A self-assessment is never used for pay, redundancy or ranking, nor as proof in a "
        "capability or discipline case."
    )
    same = (
        f'A page says the same: <link href="{escape(page)}">{escape(page)}</link>. It is there for '
        "people who use a screen reader, because this PDF carries no tags. You sign in to read it."
    )
    return [
        Spacer(1, 10),
        KeepTogether([_text(words, styles.FINE), Paragraph(same, styles.FINE)]),
    ]
