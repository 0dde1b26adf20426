"""The glossary's words in a page's own text. Each is marked once a page, where it first stands."""

from functools import cached_property

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .models import GlossaryTerm
from .vocabulary import Row, Vocabulary, vocabulary

FITS = 24  # letters that stand on one line of a phone's narrowest column


class Marks:
    """The marks of one page. Terms are read at the first text, in one question to the database."""

    def __init__(self, terms=None, but=()):
        self.terms = terms
        self.done = set(but)

    @cached_property
    def words(self) -> Vocabulary:
        if self.terms is None:
            rows = GlossaryTerm.objects.live().order_by("term").values_list(*Row._fields)
        else:
            rows = [[getattr(term, name) for name in Row._fields] for term in self.terms]
        return vocabulary(tuple(Row(*row) for row in rows))

    def mark(self, text: str) -> SafeString:
        """The text, escaped, with a link to its meaning at each term that the page hasn't had."""
        parts, end = [], 0
        for found, term in self.words.finditer(text):
            if term.slug not in self.done:
                self.done.add(term.slug)
                before, after = found[1], (found[3] or "") + found[4]
                parts += [escape(text[end : found.start()]), link(term, before, found[2], after)]
                end = found.end()
        parts.append(escape(text[end:]))
        return mark_safe("".join(parts))  # each part is escaped, or drawn by a template


def link(term: Row, before: str, words: str, after: str) -> str:
    """The words with their meaning. Brackets and stops beside them stay on their line: a browser
    may break a line at a button, even before a full stop. Long words break where they must."""
    context = {
        "term": words,
        "url": reverse("glossary:term", args=[term.slug]),
        "meaning": term.definition,
        "key": term.slug,
    }
    drawn = render_to_string("components/term.html", context).strip()
    beside = f"{escape(before)}{drawn}{escape(after)}"
    if (before or after) and len(words) <= FITS:
        return f'<span class="app-nowrap">{beside}</span>'
    return beside
