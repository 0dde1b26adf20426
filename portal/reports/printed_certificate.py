"""A certificate on paper: one idea a page."""

from xml.sax.saxutils import escape

from reportlab.platypus import KeepTogether, Paragraph, Spacer, Table

from . import styles
from .certificate import Certificate
from .paper import INNER, WIDTH, AtFoot, Heading, printed
from .squares import SquareCode
from .words import plaindate

# The four steps behind the foot of the page: where each begins and how high it is.
BACKDROP = ((0, 32), (39, 51), (78, 71), (117, 95))
STEP_WIDTH = 35


def certificate_as_pdf(certificate: Certificate) -> bytes:
    return printed(
        lambda: _story(certificate),
        title=f"Certificate: {certificate.name}",
        subject=f"{certificate.gate}. Code {certificate.spaced_code}",
        backdrop=_backdrop,
    )


def _story(certificate: Certificate) -> list:
    return [
        Spacer(1, 30),
        _text(certificate.kicker, styles.KICKER),
        Heading(escape(certificate.name), styles.NAME),
        _text(certificate.who, styles.LEAD),
        Spacer(1, 12),
        _text("is ready for this kind of work", styles.LABEL),
        Heading(escape(certificate.gate), styles.H2, level=1),
        _text(f"“{certificate.plain}”", styles.SUM),
        _facts(certificate),
        Spacer(1, 8),
        *_lists(certificate),
        KeepTogether(_section("What this does not prove", certificate.not_proof)),
        AtFoot(_foot(certificate)),
    ]


def _text(words: str, style) -> Paragraph:
    return Paragraph(escape(words), style)


def _facts(certificate: Certificate) -> Table:
    pairs = [("From", certificate.starts), ("Last day", certificate.last_day)]
    cells = [
        [_text(label, styles.LABEL), _text(plaindate(day), styles.FACT)] for label, day in pairs
    ]
    cells.append([_text("Rests on", styles.LABEL), _text(certificate.rests_on, styles.SMALL)])
    rule = ("LINEABOVE", (0, 0), (-1, 0), 1.5, styles.BRAND)
    under = ("LINEBELOW", (0, -1), (-1, -1), 1.5, styles.BRAND)
    return Table(
        [cells],
        colWidths=[130, 130, INNER - 260],
        style=[rule, under, *_bare(top=8, bottom=9)],
    )


def _bare(top=0, bottom=0) -> list:
    """Table cells without padding at their sides."""
    return [
        *styles.CELLS,
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 12),
        ("TOPPADDING", (0, 0), (-1, -1), top),
        ("BOTTOMPADDING", (0, 0), (-1, -1), bottom),
    ]


def _lists(certificate: Certificate) -> list:
    may = _section("May", certificate.may_do)
    may_not = _section("May not", certificate.may_not_do)
    beside = Table(
        [[may, may_not]],
        colWidths=[INNER / 2, INNER / 2],
        style=[*_bare()],
    )
    if not certificate.conditions:
        return [beside]
    return [beside, KeepTogether(_section("Conditions", certificate.conditions))]


def _section(title: str, lines: tuple[str, ...]) -> list:
    items = [Paragraph(escape(line), styles.ITEM, bulletText="•") for line in lines]
    return [_text(title, styles.H4), *items]


def _foot(certificate: Certificate) -> Table:
    check = [
        _text("Check this certificate", styles.HEAD),
        Paragraph(
            f'<link href="{escape(certificate.page)}">{escape(certificate.page)}</link>',
            styles.SMALL,
        ),
        Paragraph(f"Code <b>{certificate.spaced_code}</b>", styles.SMALL),
        Spacer(1, 4),
        _text(
            "That page says all that is said here, for people who use a screen reader: "
            "this PDF carries no tags.",
            styles.FINE,
        ),
    ]
    signed = [_signature(signature) for signature in certificate.signatures]
    return Table(
        [[SquareCode(certificate.page, 62), check, signed]],
        colWidths=[76, 215, INNER - 76 - 215],
        style=[*_bare(top=14)],
    )


def _signature(signature) -> list:
    return [
        _text(signature.name, styles.HEAD),
        _text(signature.capacity, styles.SMALL),
        _text(f"Signed {plaindate(signature.day)}", styles.SMALL),
        Spacer(1, 6),
    ]


def _backdrop(canvas) -> None:
    """The four steps in a corner, so light that words stand on them."""
    canvas.saveState()
    canvas.setFillColor(styles.BRAND_TINT)
    for left, height in BACKDROP:
        canvas.rect(WIDTH - 152 + left, 0, STEP_WIDTH, height, stroke=0, fill=1)
    canvas.restoreState()
