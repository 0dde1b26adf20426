from django import template

register = template.Library()


@register.filter
def of(found: dict, name: str):
    """What `found` has for a name."""
    return found.get(name, "")
