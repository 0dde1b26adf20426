"""The glossary's words in a page's own text. Each is marked once a page, where it first stands."""

import re
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .models import GlossaryTerm


class Marks:
    """The marks of one page. Terms are read at the first text, in one question to the database."""

    def __init__(self, terms=None, but=()):
        self.terms = GlossaryTerm.objects.live() if terms is None else terms
        self.done = set(but)

    @cached_property
    def by_name(self) -> dict[str, GlossaryTerm]:
        """Each term by its name and its short form. A name is found in any case, a short form in
        its own alone: SEND is a term and “send” is not."""
        found = {}
        for term in self.terms:
            found[term.term.casefold()] = term
            if term.acronym:
                found[term.acronym] = term
        return found

    @cached_property
    def pattern(self) -> re.Pattern | None:
        """Longest first, so that “lead practitioner” is never marked as “practitioner”."""
        names = {(term.term, "i") for term in self.terms} | {
            (term.acronym, "") for term in self.terms if term.acronym
        }
        longest_first = sorted(names, key=lambda name: (-len(name[0]), name))
        if not longest_first:
            return None
        either = "|".join(
            f"(?ai:{re.escape(name)})" if case else re.escape(name) for name, case in longest_first
        )
        return re.compile(rf"([“‘(]*)(?<!\w)(?P<words>(?P<name>{either})s?)(?!\w)([.,;:!?”’)/-]*)")

    def term_for(self, name: str) -> GlossaryTerm:
        return self.by_name.get(name) or self.by_name[name.casefold()]

    def mark(self, text: str) -> SafeString:
        """The text, escaped, with a link to its meaning at each term that the page hasn't had."""
        parts, end = [], 0
        for found in self.pattern.finditer(text) if self.pattern else ():
            term = self.term_for(found["name"])
            if term.slug not in self.done:
                self.done.add(term.slug)
                parts += [escape(text[end : found.start()]), link(term, *found.group(1, 2, 4))]
                end = found.end()
        parts.append(escape(text[end:]))
        return mark_safe("".join(parts))  # each part is escaped, or drawn by a template


def link(term: GlossaryTerm, before: str, words: str, after: str) -> str:
    """The words with their meaning. Brackets and stops beside them stay on their line: a browser
    may break a line at a button, even before a full stop."""
    context = {
        "term": words,
        "url": term.get_absolute_url(),
        "meaning": term.definition,
        "key": term.slug,
    }
    drawn = render_to_string("components/term.html", context).strip()
    if before or after:
        return f'<span class="app-nowrap">{escape(before)}{drawn}{escape(after)}</span>'
    return drawn
