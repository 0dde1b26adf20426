from django import template

from .. import terms

register = template.Library()


@register.filter
def money(pence) -> str:
    """“£180”, “£12.50”"""
    return terms.money(pence or 0)
