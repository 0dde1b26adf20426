from dataclasses import dataclass

from content.models import GlossaryTerm

from .node import Node, once_each


@dataclass(frozen=True)
class Term:
    slug: str
    term: str
    category: str
    definition: str
    acronym: str
    note: str
    see_also: list[str]
    instead: str
    on_sheet: bool
    seeds: list[str]


def read_glossary(file: Node) -> list[Term]:
    rows = file.rows("terms")
    known = {row.value.get("term") for row in rows}
    terms = [_term(row, known) for row in rows]
    once_each(rows, [term.slug for term in terms], "term at the address")
    once_each(rows, [term.term for term in terms], "term")
    once_each(rows, [term.acronym for term in terms], "short form")
    file.done()
    return terms


def _term(row, known) -> Term:
    term = Term(
        slug=row.text("slug", longest=80),
        term=row.text("term", longest=120),
        category=row.one_of("category", GlossaryTerm.Category.values),
        definition=row.text("definition"),
        acronym=row.text("acronym", longest=20, default=""),
        note=row.text("note", default=""),
        see_also=row.codes("see_also", known, "term", default=[]),
        instead=_instead(row, known),
        on_sheet=row.flag("on_sheet", default=False),
        seeds=row.texts("seeds", default=[]),
    )
    row.done()
    return term


def _instead(row, known) -> str:
    name = row.text("instead", default="")
    if name and name not in known:
        row.fault("instead", f"there is no term {name!r}")
    return name
