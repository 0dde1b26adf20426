"""Where a part of the framework is; how long a course takes, and what it costs."""

from django import template

from skills.training import terms

register = template.Library()

HALF, YEAR = 0.5, 12


@register.simple_tag
def address(framework, *slugs, role=None):
    """Where a part of this version of the framework is, with what the role needs in it."""
    return framework.address(*slugs, role=role)


@register.filter
def plain_hours(hours) -> str:
    """“1 hour”, “2 and a half hours”, “7.2 hours”"""
    whole, part = divmod(hours, 1)
    if not part:
        return f"{whole:.0f} hour{'' if whole == 1 else 's'}"
    if float(part) == HALF:
        return f"{whole:.0f} and a half hours" if whole else "Half an hour"
    return f"{hours.normalize()} hours"


@register.filter
def plain_months(months: int) -> str:
    """“2 years”, “18 months”"""
    count, unit = (months // YEAR, "year") if months % YEAR == 0 else (months, "month")
    return f"{count} {unit}{'' if count == 1 else 's'}"


@register.filter
def listed(words) -> str:
    """“health, police and council staff”"""
    return terms.listed(words)
