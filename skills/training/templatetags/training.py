from django import template

register = template.Library()


@register.filter
def pounds(pence) -> str:
    """£45, or £22.50."""
    whole, rest = divmod(pence or 0, 100)
    return f"£{whole:,}.{rest:02}" if rest else f"£{whole:,}"
