"""Of which pages a reader can tell us: those for everyone. Others name a record, or open one."""

from django.urls import Resolver404, resolve

AREAS = {"framework", "glossary", "training", "search"}
CMS_PAGE = "wagtail_serve"
LONGEST = 300


def is_for_everyone(match) -> bool:
    return match is not None and (match.namespace in AREAS or match.view_name == CMS_PAGE)


def page_told_of(path: str) -> str:
    """The path, or nothing where there is no such page for everyone."""
    if not path.startswith("/") or len(path) > LONGEST:
        return ""
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    return path if is_for_everyone(match) else ""
