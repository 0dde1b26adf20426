"""The words of a page or a term, as its readers get them: what `content.reading` reads."""

from django.db import models
from django.utils.html import escape
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.rich_text import RichText

EASY = "easy_read"


def text_of(thing) -> list[str]:
    """The pieces of a page, term or statement, without its title and its easy read version."""
    fields = [field for field in _own_fields(thing) if field.name != EASY]
    return [piece for field in fields for piece in _pieces_of_field(thing, field)]


def easy_text_of(thing) -> list[str]:
    """The pieces of its easy read version, if it has one."""
    fields = [field for field in _own_fields(thing) if field.name == EASY]
    return [piece for field in fields for piece in _pieces_of_field(thing, field)]


def _own_fields(thing):
    """Those with words in them that the thing's own app has given it: not the CMS's."""
    ours = thing._meta.app_label
    return [
        field
        for field in thing._meta.concrete_fields
        if isinstance(field, models.TextField | StreamField) and field.model._meta.app_label == ours
    ]


def _pieces_of_field(thing, field):
    value = getattr(thing, field.name)
    if isinstance(field, StreamField):
        yield from _pieces(value.stream_block, value)
    elif value:
        yield value


def _pieces(block, value):
    """Words are in rich text and in plain: choices, files and pictures hold none."""
    if isinstance(value, RichText):
        yield value.source
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield escape(value or "")
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _pieces(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for one in value or []:
            yield from _pieces(block.child_block, one)
    elif isinstance(block, blocks.StreamBlock):
        for one in value or []:
            yield from _pieces(one.block, one.value)
