"""The reading age of all public text, and the terms in it that nobody has explained."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from wagtail.models import Page

from skills.training.models import Course

from .models import GlossaryTerm
from .public_text import easy_text_of, text_of
from .published import in_force
from .reading import HARD, Reading, read, sentences_of

# A short form in capitals; or two words or more with a capital each.
SHORT_FORM = re.compile(r"\b[A-Z]{2,}s?\b")
CAPITAL = r"[A-Z][a-z]+(?:[-’]?[A-Za-z]+)*"
NAME = re.compile(rf"{CAPITAL}(?: (?:of )?{CAPITAL})+")


@dataclass(frozen=True)
class Text:
    """What is read at one address, or as one row of a list."""

    kind: str
    title: str
    address: str
    pieces: tuple[str, ...]

    @cached_property
    def reading(self) -> Reading:
        return read(self.pieces)


def public_texts() -> list[Text]:
    """All that anybody may read, in the order of the site."""
    return [*_pages(), *_framework(), *_terms(), *_courses()]


def _pages() -> Iterator[Text]:
    for page in Page.objects.live().filter(depth__gt=1).order_by("path").specific():
        address = "/" + page.url_path.split("/", 2)[2]
        yield Text("Pages", page.title, address, tuple(text_of(page)))
        easy = tuple(easy_text_of(page))
        if easy:
            yield Text("Easy read", page.title, f"{address}easy-read/", easy)


def _framework() -> Iterator[Text]:
    framework = in_force()
    if framework is None:
        return
    version = framework.version
    yield Text("The framework", version.title, "/framework/", (version.notice,))
    for role in framework.roles:
        yield Text("The framework", role.name, "/framework/", (role.summary,))
    for area in framework.areas:
        pieces = (area.question, area.summary)
        yield Text("The framework", area.title, area.get_absolute_url(), pieces)
    levels = defaultdict(list)
    for row in version.statements.values_list("pk", "descriptors__text").order_by(
        "pk", "descriptors__value"
    ):
        levels[row[0]].append(row[1])
    for one in framework.statements:
        pieces = (one.text, one.evidence_hint, *levels[one.pk])
        title = f"{one.code} {one.title}"
        yield Text("Statements, with their levels", title, one.get_absolute_url(), pieces)


def _terms() -> Iterator[Text]:
    for term in GlossaryTerm.objects.live().order_by("slug"):
        yield Text("Glossary", term.term, term.get_absolute_url(), tuple(text_of(term)))


def _courses() -> Iterator[Text]:
    for course in Course.objects.order_by("code"):
        pieces = (course.summary, course.audience, course.why_not_open)
        yield Text("Courses", course.title, "", pieces)


def unexplained(texts: Iterable[Text]) -> list[tuple[str, list[str]]]:
    """Each short form or name that the glossary lacks, with the titles of what it stands in."""
    known = _known()
    found = defaultdict(dict)
    for text in texts:
        for sentence in (each for piece in text.pieces for each in sentences_of(piece)):
            for name in _names(sentence):
                if not _is_known(name, known):
                    found[name][text.title] = True
    return sorted((name, list(titles)) for name, titles in found.items())


def _names(sentence: str) -> Iterator[str]:
    yield from SHORT_FORM.findall(sentence)
    for found in NAME.finditer(sentence):
        # Any word has a capital where a sentence begins.
        if found.start() > 0 or found[0].count(" ") > 1:
            yield found[0]


def _is_known(name: str, known: list[str]) -> bool:
    """A name is explained by a term that it is part of, too. A short form stands for itself."""
    name = name.casefold()
    if " " in name:
        return any(name in term or name.partition(" ")[2] == term for term in known)
    return name in known or name.removesuffix("s") in known


def _known() -> list[str]:
    terms = GlossaryTerm.objects.live().values_list("term", "acronym")
    return [name.casefold() for pair in terms for name in pair if name]


def as_markdown(texts: list[Text]) -> str:
    kinds = defaultdict(list)
    for text in texts:
        kinds[text.kind].append(text)
    parts = [
        _summary(kinds),
        *_hard(texts),
        *(_table(kind, rows) for kind, rows in kinds.items()),
        _unexplained_table(texts),
    ]
    return "\n\n".join([_ABOUT, *parts]) + "\n"


_ABOUT = """# How the public text reads

Made by `manage.py reading_age` from the pages, the framework, the glossary and the courses of an
installation. The age is Flesch and Kincaid's grade and 5 more (`content/reading.py`): it looks at
the lengths of words and sentences, so a low one makes no text clear. We aim for 9 to 12. A text of
fewer than 20 words has none, and that of a text of one sentence or two is rough. Words on forms and
buttons are not in it."""


def _summary(kinds) -> str:
    rows = [
        "| what | texts | words | all as one | youngest | middle | oldest | above 12 | too short |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for kind, texts in kinds.items():
        ages = [text.reading.age for text in texts if text.reading.age is not None]
        spread = (min(ages), round(median(ages)), max(ages)) if ages else ("", "", "")
        hard = sum(text.reading.is_hard for text in texts)
        words = sum(text.reading.words for text in texts)
        whole = read([piece for text in texts for piece in text.pieces]).age or ""
        cells = (kind, len(texts), words, whole, *spread, hard, len(texts) - len(ages))
        rows.append(_row(cells))
    return "\n".join(rows)


def _hard(texts) -> list[str]:
    hard = [text for text in texts if text.reading.is_hard]
    if not hard:
        return [f"Nothing is harder to read than {HARD}."]
    lines = [f"- {text.title} ({text.kind}): {text.reading.age}" for text in hard]
    return [f"## Harder than {HARD}\n\n" + "\n".join(lines)]


def _table(kind, texts) -> str:
    rows = [
        "| title | address | reading age | words | longest sentence |",
        "|---|---|---|---|---|",
    ]
    for text in texts:
        found = text.reading
        age = "too short" if found.age is None else found.age
        rows.append(_row((text.title, text.address, age, found.words, found.longest)))
    return f"## {kind}\n\n" + "\n".join(rows)


def _unexplained_table(texts) -> str:
    rows = ["| words | where |", "|---|---|"]
    rows += [_row((name, "; ".join(where[:5]))) for name, where in unexplained(texts)]
    about = (
        "Short forms and names that the glossary lacks: a suggestion and no fault. Names of places,"
        " papers and bodies may need no explaining."
    )
    return f"## Used and not in the glossary\n\n{about}\n\n" + "\n".join(rows)


def _row(cells) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
