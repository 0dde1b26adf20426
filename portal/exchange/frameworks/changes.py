"""What differs between a row of a file and what is here, for writing it and in words."""

from .here import LISTS, as_here
from .tree import neat, neat_line

LABELS = {
    "code": "Code",
    "title": "Title",
    "text": "Statement",
    "evidence_hint": "Evidence hint",
    "evidence_kinds": "Evidence kinds",
    "topics": "Topics",
}
SHOWN = 160


def area_changes(here, area) -> tuple[dict, list[str]]:
    told = {"title": area.title, "question": area.question, "summary": area.summary}
    clean = {"title": neat_line, "question": neat_line, "summary": neat}
    sets = {
        name: value
        for name, value in told.items()
        if value is not None and value != clean[name](getattr(here, name))
    }
    says = [_turned(name.capitalize(), getattr(here, name), value) for name, value in sets.items()]
    return sets, says


def item_changes(here, item, whole) -> tuple[dict, dict, dict, list[str]]:
    """The fields, levels and minimums that get another value, and all of that in words."""
    sets = {
        name: getattr(item, name)
        for name in ("title", "text", "evidence_hint", *LISTS)
        if getattr(item, name) is not None and getattr(item, name) != as_here(here, name)
    }
    if item.key == here.lineage and item.code != here.code:
        sets["code"] = item.code
    says = [_turned(LABELS[name], as_here(here, name), value) for name, value in sets.items()]
    if item.core is not None and item.core != here.core:
        sets["core"] = item.core
        says.append("Becomes a safety statement." if item.core else "No safety statement any more.")
    levels, of_levels = _levels(here, item)
    minimum, of_roles = _minimum(whole, here, item)
    return sets, levels, minimum, says + of_levels + of_roles


def _levels(here, item) -> tuple[dict, list[str]]:
    there = {value: neat(text) for value, text in here.levels.items()}
    told = item.levels or {}
    changed = {value: text for value, text in told.items() if text and text != there.get(value)}
    says = [_turned(f"Level {at}", there.get(at, ""), text) for at, text in changed.items()]
    return changed, says


def _minimum(whole, here, item) -> tuple[dict, list[str]]:
    there = whole.minimum(here)
    changed = {
        role: level
        for role, level in (item.minimum or {}).items()
        if role in whole.profiles and there.get(role) != level
    }
    says = [
        f"{whole.profiles[role].name}: level {level} needed, "
        + (f"was {there[role]}." if role in there else "was not said.")
        for role, level in changed.items()
    ]
    return changed, says


def _turned(label, before, after) -> str:
    return f"{label}: “{_short(after)}”, was “{_short(before)}”." if before else (
        f"{label}: “{_short(after)}”."
    )  # fmt: skip


def _short(value) -> str:
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return text if len(text) <= SHOWN else text[:SHOWN].rstrip() + "…"
