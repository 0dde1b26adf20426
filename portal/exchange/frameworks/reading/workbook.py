"""A framework in our workbook: a row a statement."""

import re
from uuid import UUID

from .. import columns as c
from ..tree import (
    Area,
    Fault,
    Item,
    Role,
    Scale,
    Tree,
    Unreadable,
    neat_line,
    once_each,
    refuse_too_many,
)
from .sheets import read_sheets

YES = {"yes", "y", "true", "1", "x"}
NO = {"no", "n", "false", "0", ""}
MORE = re.compile(r"[;\n]")


def read_workbook(content: bytes) -> Tree:
    """Raises `Unreadable`."""
    sheets = read_sheets(content)
    lines = sheets.get(c.STATEMENTS.lower())
    if lines is None:
        raise Unreadable(
            "This workbook has no sheet called “Statements”. Start from our empty workbook."
        )
    if not lines:
        raise Unreadable("The sheet “Statements” has no statements in it.")
    refuse_too_many(len(lines))
    head = next(iter(sheets.get(c.HEAD.lower(), [])), None)
    told = _fields(head, c.HEAD_COLUMNS) if head else {}
    areas = {}
    for line in sheets.get(c.AREAS.lower(), []):
        area = _area(line)
        areas.setdefault(area.code.casefold(), []).append(area)
    tree = Tree(
        title=neat_line(told.get("title") or ""),
        code=neat_line(told.get("code") or ""),
        notice=told.get("notice"),
        areas=[area for same in areas.values() for area in same],
        levels=_levels(sheets.get(c.LEVELS.lower(), [])),
        roles=_roles(sheets.get(c.ROLES.lower(), [])),
    )
    _place(tree, [_item(line) for line in lines], areas)
    once_each(tree)
    return tree


def _fields(line, names) -> dict[str, str | None]:
    return {field: line.get(header) for header, field in names.items()}


def _area(line) -> Area:
    told = _fields(line, c.AREA_COLUMNS)
    area = Area(
        where=f"Sheet Areas, row {line.number}",
        code=neat_line(told["code"] or ""),
        title=neat_line(told["title"] or ""),
        question=None if told["question"] is None else neat_line(told["question"]),
        summary=told["summary"],
    )
    _take_faults(line, area, set(c.AREA_COLUMNS))
    area.check("code", "title")
    area.fit("question")
    return area


def _item(line) -> tuple[str, Item]:
    """The code of its area, and the statement."""
    item = Item(where=f"Row {line.number}")
    told = _fields(line, c.TEXTS)
    item.code, item.title = neat_line(told["code"] or ""), neat_line(told["title"] or "")
    item.text, item.evidence_hint = told["text"] or "", told["evidence_hint"]
    item.key = _key(told["key"] or "", item)
    for header, name in c.LISTS.items():
        setattr(item, name, _list(line.get(header)))
    item.levels = {value: line.get(header) or "" for header, value in c.STEPS.items()}
    item.core = _flag(line.get(c.CORE), item)
    item.minimum = {
        header.removeprefix(c.NEEDED).strip(): _level(words, item, header)
        for header, words in line.cells.items()
        if header.startswith(c.NEEDED)
    }
    _take_faults(line, item, {*c.TEXTS, *c.LISTS, *c.STEPS, c.CORE})
    item.check("code", "title", "text")
    return neat_line(told["area"] or ""), item


def _take_faults(line, row, known) -> None:
    for column, says in line.faults.items():
        row.fault(column, says)
    for header in line.cells:
        if header not in known and not header.startswith(c.NEEDED):
            row.fault(header, "The portal doesn’t know this column. Take it out.")


def _key(said, item) -> UUID | None:
    try:
        return UUID(said) if said else None
    except ValueError:
        item.fault("Key", "This is no key of a statement. Leave the cell empty.")
        return None


def _list(words) -> list[str] | None:
    if words is None:
        return None
    return [neat_line(part) for part in MORE.split(words) if part.strip()]


def _flag(words, item) -> bool | None:
    if words is None:
        return None
    if words.strip().lower() not in YES | NO:
        item.fault(c.CORE, f"Write Yes or No, not “{words[:40]}”.")
    return words.strip().lower() in YES


def _level(words, item, column) -> int:
    if words.strip() not in {"0", "1", "2", "3", "4"}:
        item.fault(column, f"Write a level from 0 to 4, not “{words[:40]}”.")
        return 0
    return int(words)


def _place(tree, items, areas) -> None:
    """Each statement into its area. One whose area is on no row is told and left out."""
    for code, item in items:
        same = areas.get(code.casefold())
        if same:
            same[0].items.append(item)
        else:
            says = f"There is no area {code} on the sheet Areas." if code else "This is empty."
            tree.lost.append(Fault(item.where, "Area code", f"{says} {item.name} is left out."))


def _levels(lines) -> list[Scale]:
    found = []
    for line in lines:
        told = {field: line.get(header) or "" for header, field in c.LEVEL_COLUMNS.items()}
        if told["value"] in {"0", "1", "2", "3", "4"}:
            found.append(Scale(**{**told, "value": int(told["value"])}))
    return found if [level.value for level in found] == [0, 1, 2, 3, 4] else []


def _roles(lines) -> list[Role]:
    found = []
    for line in lines:
        told = {field: line.get(header) or "" for header, field in c.ROLE_COLUMNS.items()}
        qualified = told["social_work_qualified"].strip().lower() in YES
        found.append(Role(**{**told, "social_work_qualified": qualified}))
    return found
