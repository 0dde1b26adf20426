"""A person's training on paper: the certificate of one course, and all that they finished."""

from xml.sax.saxutils import escape

from django.conf import settings
from reportlab.platypus import Paragraph, Spacer, Table

from portal.dates import today

from . import styles
from .paper import INNER, AtFoot, Heading, printed
from .squares import SquareCode
from .training import TrainingCertificate
from .words import plaindate

FOR_GOOD = "For good"
WIDTHS = (0.4, 0.22, 0.22, 0.16)
PROVES = (
    "That this person finished this course. It does not prove that they are who they say they are, "
    "or that they may do a kind of work: a supervisor decides that."
)


def certificate_as_pdf(certificate: TrainingCertificate) -> bytes:
    return printed(
        lambda: _certificate(certificate),
        title=f"Certificate: {certificate.name}",
        subject=f"{certificate.course}. Code {certificate.spaced_code}",
    )


def _certificate(certificate) -> list:
    last = plaindate(certificate.last_day) if certificate.last_day else FOR_GOOD
    return [
        Spacer(1, 30),
        _text("Certificate of training", styles.KICKER),
        Heading(escape(certificate.name), styles.NAME),
        _text("finished this course", styles.LABEL),
        Spacer(1, 8),
        Heading(escape(certificate.course), styles.H2, level=1),
        _text(f"{certificate.hours} hours. {certificate.how}", styles.LEAD),
        _pairs([("Finished on", plaindate(certificate.finished_on)), ("Counts until", last)]),
        Spacer(1, 12),
        _text("What this proves", styles.H4),
        _text(PROVES, styles.BODY),
        AtFoot(_check(certificate)),
    ]


def _text(words: str, style) -> Paragraph:
    return Paragraph(escape(words), style)


def _pairs(pairs) -> Table:
    cells = [[_text(label, styles.LABEL), _text(words, styles.FACT)] for label, words in pairs]
    rules = [
        ("LINEABOVE", (0, 0), (-1, 0), 1.5, styles.BRAND),
        ("LINEBELOW", (0, -1), (-1, -1), 1.5, styles.BRAND),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ]
    return Table([cells], colWidths=[INNER / 2] * 2, style=[*styles.CELLS, *rules])


def _check(certificate) -> Table:
    page = escape(certificate.page)
    words = [
        _text("Check this certificate", styles.HEAD),
        Paragraph(f'<link href="{page}">{page}</link>', styles.SMALL),
        Paragraph(f"Code <b>{certificate.spaced_code}</b>", styles.SMALL),
        Spacer(1, 4),
        _text("That page says all that is said here: this PDF carries no tags.", styles.FINE),
    ]
    return Table(
        [[SquareCode(certificate.page, 62), words]],
        colWidths=[76, INNER - 76],
        style=[*styles.CELLS, ("LEFTPADDING", (0, 0), (-1, -1), 0)],
    )


def record_as_pdf(name: str, completions, page: str) -> bytes:
    """`completions` are all of one person's, the last first; `page` is the address of the page
    that says the same."""
    return printed(
        lambda: _record(name, completions, page),
        title=f"Training record: {name}",
        subject=f"Courses finished by {plaindate(today())}",
    )


def _record(name, completions, page) -> list:
    story = [
        _text("Training record", styles.KICKER),
        Heading(escape(name), styles.H1),
        _text(f"Courses finished by {plaindate(today())}, the last first.", styles.LEAD),
    ]
    story.append(_table(completions) if completions else _text("Nothing yet.", styles.BODY))
    return [
        *story,
        Spacer(1, 12),
        _text(
            f"{settings.SERVICE_NAME}, {settings.COUNCIL_NAME}. The same is on {page}, where a "
            "screen reader can read it: this PDF carries no tags.",
            styles.FINE,
        ),
    ]


def _table(completions) -> Table:
    head = [_text(word, styles.HEAD) for word in ("Course", "Finished", "Counts until", "Code")]
    rows = [_row(one) for one in completions]
    rules = [
        ("LINEBELOW", (0, 0), (-1, 0), 1, styles.EDGE),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, styles.LINE),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
    ]
    return Table(
        [head, *rows],
        colWidths=[INNER * part for part in WIDTHS],
        repeatRows=1,
        style=[*styles.CELLS, *rules],
    )


def _row(one) -> list:
    until = plaindate(one.last_day) if one.last_day else FOR_GOOD
    if one.expires_on and one.expires_on <= today():
        until = f"{until} (ran out)"
    code = f"{one.code[:4]} {one.code[4:]}" if one.code else ""
    return [
        _text(one.course.title, styles.CELL_BOLD),
        *(_text(words, styles.CELL) for words in (plaindate(one.completed_on), until, code)),
    ]
