"""Addresses below `/training/` that are pages of the portal, so that no course may have them. They
are read from the addresses there are: a new page is in the list at once."""

from functools import cache

from django.urls import URLResolver, get_resolver

BEFORE = "training/"


@cache
def taken() -> frozenset[str]:
    """Such as “run” and “bookings”."""
    found = set()
    for route in _routes(get_resolver().url_patterns):
        first = route.removeprefix(BEFORE).partition("/")[0]
        if route.startswith(BEFORE) and first and "<" not in first:
            found.add(first)
    return frozenset(found)


def _routes(patterns, before=""):
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if not isinstance(pattern, URLResolver):
            yield here
        elif here.startswith(BEFORE) or BEFORE.startswith(here):
            yield from _routes(pattern.url_patterns, here)
