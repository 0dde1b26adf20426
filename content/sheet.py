"""The two-page sheet: which of the ticked terms fit, by counting the lines that they take."""

from dataclasses import dataclass, field
from functools import cached_property
from textwrap import wrap

from .models import GlossaryTerm

# Two sides of A4 in three columns, at the size of `portal/reports/printed_sheet.py`. It is counted
# a little short, so that what fits here fits on paper too.
LETTERS = 33  # a line
LINES = 56  # a column
COLUMNS = 3
GAP = 0.5  # of a line, between two terms
PAGES = 2


@dataclass(frozen=True)
class Sheet:
    """The terms that are ticked, from A to Z."""

    terms: list[GlossaryTerm] = field(default_factory=list)

    @classmethod
    def now(cls) -> "Sheet":
        terms = GlossaryTerm.objects.on_sheet()
        return cls(sorted(terms, key=lambda term: term.term.casefold()))

    @cached_property
    def fitting(self) -> list[GlossaryTerm]:
        """As many of them as fit, from the first on."""
        return [term for column in _poured(self.terms, LINES) for term in column]

    @cached_property
    def columns(self) -> list[list[GlossaryTerm]]:
        """The fitting terms in all columns of both pages, about as full as each other."""
        each = sum(map(lines_of, self.fitting)) / (COLUMNS * PAGES)
        heights = (each + extra for extra in range(LINES + 1))
        return next(
            columns
            for columns in (_poured(self.fitting, min(height, LINES)) for height in heights)
            if sum(map(len, columns)) == len(self.fitting)
        )

    @property
    def left_out(self) -> list[GlossaryTerm]:
        return self.terms[len(self.fitting) :]

    @property
    def full(self) -> int:
        """How full the sheet is, in a hundred; over 100 where not all fit."""
        return round(100 * sum(map(lines_of, self.terms)) / (LINES * COLUMNS * PAGES))


def _poured(terms, height) -> list[list[GlossaryTerm]]:
    """The terms in columns of so many lines; those that find no place are left out."""
    columns, used = [[] for _ in range(COLUMNS * PAGES)], 0.0
    place = 0
    for term in terms:
        lines = lines_of(term)
        if columns[place] and used + lines > height:
            place, used = place + 1, 0.0
        if place == len(columns) or lines > LINES:
            break
        columns[place].append(term)
        used += lines
    return columns


def name_of(term) -> str:
    return f"{term.term} ({term.acronym})" if term.acronym else term.term


def lines_of(term) -> float:
    """The lines of a term with the name above its meaning."""
    return len(wrap(name_of(term), LETTERS - 4)) + len(wrap(term.definition, LETTERS)) + GAP
