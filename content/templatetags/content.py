"""Words and marks of the pages for everyone."""

from django import template
from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import mark_safe

register = template.Library()

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
