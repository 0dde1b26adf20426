"""A competency framework as Moodle writes it: 14 columns, known by their place alone."""

import csv
import io
import re
from contextlib import suppress
from decimal import Decimal, InvalidOperation

from portal.exchange.people.table import Unreadable as NotText
from portal.exchange.people.text import decoded
from portal.files.sheets import begins_like_a_formula

from ..forest import Forest, Node, planted
from ..tree import Fault, Scale, Unreadable, neat, neat_line
from ..words import plain

DELIMITERS = ",;:\t"
WIDTH = 14
ABOVE, ID, NAME, WORDS, FORMAT, SCALE = 0, 1, 2, 3, 4, 5
CROSS, IS_FRAMEWORK, TAXONOMY = 10, 12, 13
NAMES = {ABOVE: "Parent ID number", ID: "ID number", NAME: "Short name", CROSS: "Cross-references"}
HTML = {"", "0", "1"}
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
CODES = ("developing", "supported", "confident", "leading")


def read_moodle(content: bytes) -> Forest:
    """Raises `Unreadable`. Rows that can't be used are told in `lost`."""
    try:
        text = decoded(content)
    except NotText as fault:
        raise Unreadable(str(fault)) from fault
    lost = []
    rows = list(_whole(_lines(text), lost))
    heads = [row for row in rows if row[1][IS_FRAMEWORK] == "1"]
    if len(heads) != 1:
        raise Unreadable(
            "One row must be the framework itself, with 1 under “Is framework”. This file has "
            + (f"{len(heads)}: rows {', '.join(str(line) for line, _ in heads)}." if heads
               else "none.")
        )  # fmt: skip
    head = heads[0][1]
    nodes = _nodes([row for row in rows if row is not heads[0]], head[ID], lost)
    roots, loose = planted(nodes)
    notes = _crossed(rows, {node.name for node in nodes}, lost)
    return Forest(
        title=neat_line(head[NAME]),
        code=head[ID],
        notice=_said(head)[0] or None,
        roots=roots,
        lost=sorted(lost + loose, key=lambda fault: int(fault.where.split()[-1])),
        usual=_usual(head[TAXONOMY]),
        levels=_scale(head[SCALE], notes),
        notes=notes,
    )


def _lines(text) -> list[tuple[int, list[str]]]:
    """Each row after the first with the line it begins on, parted as suits it best."""
    delimiter = max(DELIMITERS, key=lambda each: _width(text, each))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows, start = [], 1
    try:
        for cells in reader:
            rows.append((start, [_unguarded(cell) for cell in cells]))
            start = reader.line_num + 1
    except csv.Error as fault:
        raise Unreadable(f"Row {start} can’t be read: a cell in it never ends.") from fault
    return rows[1:]


def _width(text, delimiter) -> int:
    with suppress(csv.Error):
        first = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
        return len(first) if len(first) <= WIDTH else 0
    return 0


def _unguarded(cell) -> str:
    """Without the mark that was put before what a spreadsheet would take for a formula."""
    bare = cell.lstrip("'")
    return cell[1:] if cell != bare and begins_like_a_formula(bare) else cell


def _whole(rows, lost):
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != WIDTH:
            says = f"This row has {len(cells)} columns and {WIDTH} are needed."
            lost.append(Fault(f"Row {line}", "", says))
            continue
        for at in (ABOVE, ID, IS_FRAMEWORK):
            cells[at] = neat_line(cells[at])
        yield line, cells


def _nodes(rows, framework, lost) -> list[Node]:
    nodes, seen, loosely = [], {}, {}
    for line, cells in rows:
        where, name = f"Row {line}", cells[ID]
        if not name or name in seen:
            says = f"{name} is here already, in row {seen[name]}." if name else "This is empty."
            lost.append(Fault(where, NAMES[ID], says))
            continue
        seen[name] = line
        loosely.setdefault(_loose(name), []).append(name)
        text, steps = _said(cells)
        nodes.append(
            Node(
                where=where,
                name=name,
                above=cells[ABOVE],
                code=name,
                title=neat_line(cells[NAME]),
                text=text,
                fields={"levels": dict(enumerate(steps, start=1))} if len(steps) == 4 else {},
            )
        )
    start = f"{framework}-"
    shared = all(name.startswith(start) and name != start for name in seen)
    for node in nodes:
        node.above = _parent(node.above, framework, seen, loosely)
        node.code = node.code.removeprefix(start) if shared else node.code
    return nodes


def _parent(above, framework, seen, loosely) -> str:
    """Whose row it is. Moodle and spreadsheets take 1.10 for 1.1, so a name that is nowhere is
    looked for in that way too, and counts where only one is meant."""
    if above in seen:
        return above
    if above == framework:
        return ""
    near = loosely.get(_loose(above), [])
    return near[0] if len(near) == 1 else above


def _loose(name: str):
    try:
        number = Decimal(name)
    except InvalidOperation:
        return name.casefold()
    return number if number.is_finite() else name.casefold()


def _said(cells) -> tuple[str, list[str]]:
    words, kind = cells[WORDS], cells[FORMAT].strip()
    if kind in HTML or (kind == "4" and TAG.search(words)):
        text, steps = plain(words)
        return neat(text), [neat(step) for step in steps]
    return neat(words), []


def _crossed(rows, names, lost) -> list[str]:
    """What is told of cross-references: the portal has none, so they are only looked over."""
    count = 0
    for line, cells in rows:
        others = [part.replace("%2C", ",").replace("%2c", ",") for part in cells[CROSS].split(",")]
        for other in filter(None, (neat_line(one) for one in others)):
            count += 1
            if other not in names:
                lost.append(Fault(f"Row {line}", NAMES[CROSS], f"There is no {other} in the file."))
    return [f"{count} links between statements are not kept: the portal has none."] if count else []


def _usual(taxonomy: str) -> int:
    """The depth that is most likely the statements: below the first “domain”, if one is named."""
    terms = [term.strip().lower() for term in taxonomy.split(",")]
    return terms.index("domain") + 2 if "domain" in terms else 2


def _scale(values: str, notes: list[str]) -> list[Scale]:
    names = [neat_line(name)[:80] for name in values.split(",") if name.strip()]
    if len(names) == 5:
        names, zero = names[1:], names[0]
    else:
        zero = "Not yet"
    if len(names) == 4:
        codes = ("not_yet", *CODES)
        return [Scale(at, codes[at], name) for at, name in enumerate((zero, *names))]
    if names:
        notes.append(
            f"The scale in the file has {len(names)} steps. The portal has four levels, "
            "so the ones here are used."
        )
    return []
