"""What a line, a level or a plan has beside it, for the pages of results."""

from django import template

from .. import outcome

register = template.Library()

register.filter("note_of", outcome.note_of)
register.filter("views_of", outcome.views_of)


@register.filter
def open_steps(steps) -> list:
    return [step for step in steps if step.is_open]


@register.filter
def closed_steps(steps) -> list:
    return [step for step in steps if not step.is_open]
