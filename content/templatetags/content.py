"""Words and marks of the pages for everyone."""

from django import template
from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import mark_safe
from wagtail.images.shortcuts import get_renditions_or_not_found

from portal.files.checks.kinds import KINDS

from ..explained import explained
from ..marks import Marks
from ..models.pages.public import path_of
from ..told_of import is_for_everyone

register = template.Library()

SIZES = ("width-720", "width-360", "width-1440")
WORDS = "no one two three four five six seven eight nine ten".split()


@register.filter
def marked(text, marks):
    """The text with the page's glossary marks in it."""
    return marks.mark(text)


@register.filter
def in_words(number: int) -> str:
    """3 as “three”; from 11 on in figures."""
    return WORDS[number] if number < len(WORDS) else str(number)


@register.filter
def with_a(name: str) -> str:
    """“a Practice supervisor”, “an Independent visitor”"""
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


@register.filter
def of_value(rows, value):
    """The level or the words of a level that have this value."""
    return next((row for row in rows if row.value == value), None)


@register.filter
def filled(text: str, areas):
    """An editor's words with {areas}, {council} and {phone} filled in."""
    phone = f'<b class="app-nowrap">{escape(settings.COUNCIL_FRONT_DOOR_PHONE)}</b>'
    words = {
        "{Areas}": in_words(len(areas)).capitalize(),
        "{areas}": in_words(len(areas)),
        "{council}": escape(settings.COUNCIL_NAME),
        "{phone}": phone,
    }
    text = escape(text)
    for name, word in words.items():
        text = text.replace(name, word)
    return mark_safe(text)  # the editor's words and the settings' are escaped above


@register.filter
def address_of(page) -> str:
    """Where a page of the site is."""
    return path_of(page)


@register.filter
def drawn(picture) -> list:
    """The picture in the sizes that screens need, each width once; the usual one first."""
    found = get_renditions_or_not_found(picture, SIZES)
    by_width = {}
    for size in SIZES:
        by_width.setdefault(found[size].width, found[size])
    return list(by_width.values())


@register.filter
def kind_and_size(document) -> str:
    """“PDF, 210 KB”, of a file that an editor added."""
    kind = next((kind for kind in KINDS.values() if document.file_extension in kind.endings), None)
    name = kind.plain if kind else document.file_extension.upper()
    return f"{name}, {size_in_words(document.get_file_size() or 0)}"


def size_in_words(size: int) -> str:
    """“210 KB”, “1.4 MB”: in the thousands that a phone counts in."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB"


@register.filter
def dialled(number: str) -> str:
    """A telephone number as a phone takes it."""
    return "".join(letter for letter in number if letter.isdigit() or letter == "+")


@register.filter
def to_tell_of(request) -> str:
    """The path of the page, where it is one for everyone. Other addresses name a record or open
    something, and are not passed on."""
    match = getattr(request, "resolver_match", None)
    return request.path if is_for_everyone(match) else ""


@register.simple_block_tag(takes_context=True)
def explain(context, content, page):
    """The page's markup with the glossary's words marked, each once, unless the page opts out."""
    return explained(content, Marks()) if page.mark_terms else content
