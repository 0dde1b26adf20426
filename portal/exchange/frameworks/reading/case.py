"""A framework as CASE 1.1 writes it, and as it is met in the wild."""

import json
from uuid import UUID

from ..forest import Forest, Node, planted
from ..tree import VALUES, Fault, Role, Scale, Unreadable, neat, neat_line

LAST = float("inf")
NOT_CASE = "This JSON is not a CASE framework: it has no CFDocument and CFItems."


def read_case(content: bytes) -> Forest:
    """Raises `Unreadable`. Items that have no place are told in `lost`."""
    package = _package(content)
    document = _table(package, "CFDocument")
    root = _id(document.get("identifier"))
    lost, nodes = [], []
    seen = {}
    for at, item in enumerate(_rows(package, "CFItems"), start=1):
        node = _node(item, f"Item {at}")
        if not node.name or node.name in seen:
            says = f"is here already: {seen[node.name]}." if node.name else "is missing."
            lost.append(Fault(node.where, "identifier", f"{node.name or 'It'} {says}"))
            continue
        seen[node.name] = node.where
        nodes.append(node)
    nodes = _placed(nodes, package, root, lost)
    _levels_of(nodes, package)
    roots, loose = planted(nodes)
    extra = _table(document, "extensions")
    return Forest(
        title=neat_line(document.get("title") or ""),
        code=neat_line(extra.get("code") or ""),
        notice=neat(document.get("description") or "") or None,
        roots=roots,
        lost=sorted(lost + loose, key=lambda fault: int(fault.where.split()[-1])),
        levels=_scale(extra),
        roles=[Role(**row) for row in _ours(extra, "roles", Role)],
    )


def _package(content) -> dict:
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise Unreadable("This file is not text in UTF-8. Save it anew.") from fault
    except RecursionError as fault:
        raise Unreadable("This JSON is nested too deeply to be a framework.") from fault
    except ValueError as fault:
        place = f" Line {fault.lineno}: {fault.msg}." if hasattr(fault, "lineno") else ""
        raise Unreadable(f"This is not JSON, or it was cut short.{place}") from fault
    if isinstance(value, dict) and isinstance(value.get("CFPackage"), dict):
        value = value["CFPackage"]
    if not isinstance(value, dict) or not isinstance(value.get("CFDocument"), dict):
        raise Unreadable(NOT_CASE)
    if not isinstance(value.get("CFItems"), list):
        raise Unreadable(NOT_CASE)
    return value


def _table(of, name) -> dict:
    value = of.get(name)
    return value if isinstance(value, dict) else {}


def _rows(of, name) -> list[dict]:
    value = of.get(name)
    return [row if isinstance(row, dict) else {} for row in value] if type(value) is list else []


def _id(value) -> str:
    """The identifier in a link, which some write as an address alone."""
    if isinstance(value, dict):
        value = value.get("identifier") or value.get("uri")
    return neat_line(value or "").rstrip("/").rpartition("/")[2].strip().lower()


def _node(item, where) -> Node:
    extra = _table(item, "extensions")
    words = neat(item.get("fullStatement") or "")
    title = neat_line(item.get("abbreviatedStatement") or words)
    name = _id(item.get("identifier"))
    return Node(
        where=where,
        name=name,
        above="",
        code=neat_line(item.get("humanCodingScheme") or name),
        title=title,
        text=words if extra.get("kind") != "area" else neat(item.get("notes") or ""),
        key=_uuid(extra.get("lineage")),
        fields=_fields(extra),
    )


def _uuid(value) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _fields(extra) -> dict:
    """What we write beside the standard, where it is of the kind that we write."""
    found = {}
    for name in ("question", "evidence_hint"):
        if isinstance(extra.get(name), str):
            found[name] = neat(extra[name])
    for name in ("evidence_kinds", "topics"):
        if isinstance(extra.get(name), list):
            found[name] = [neat_line(one) for one in extra[name] if isinstance(one, str)]
    if isinstance(extra.get("core"), bool):
        found["core"] = extra["core"]
    needed = _table(extra, "minimum")
    if needed:
        found["minimum"] = {
            neat_line(role): n for role, n in needed.items() if type(n) is int and 0 <= n <= 4
        }
    return found


def _placed(nodes, package, root, lost) -> list[Node]:
    """The nodes in order, each told what it belongs to. No edge at all means the document."""
    by_name = {node.name: node for node in nodes}
    order = {node.name: (LAST, at) for at, node in enumerate(nodes)}
    for at, edge in enumerate(_rows(package, "CFAssociations"), start=1):
        if edge.get("associationType") != "isChildOf":
            continue
        below, above = _id(edge.get("originNodeURI")), _id(edge.get("destinationNodeURI"))
        node = by_name.get(below)
        if node is None:
            says = f"{below or 'An item'} is not in the file."
            lost.append(Fault(f"Association {at}", "originNodeURI", says))
            continue
        node.above = "" if above == root else above
        number = edge.get("sequenceNumber")
        if type(number) is int:
            order[below] = (number, order[below][1])
    return sorted(nodes, key=lambda node: order[node.name])


def _levels_of(nodes, package) -> None:
    by_name = {node.name: node for node in nodes}
    for rubric in _rows(package, "CFRubrics"):
        for criterion in _rows(rubric, "CFRubricCriteria"):
            steps = sorted(_rows(criterion, "CFRubricCriterionLevels"), key=_place)
            steps = [neat(step.get("quality") or step.get("description") or "") for step in steps]
            node = by_name.get(_id(criterion.get("CFItemURI")))
            if node and len(steps) == len(VALUES):
                node.fields["levels"] = dict(zip(VALUES, steps, strict=True))


def _scale(extra) -> list[Scale]:
    """The five steps, if it has just those."""
    found = sorted((Scale(**row) for row in _ours(extra, "levels", Scale)), key=lambda s: s.value)
    return found if [level.value for level in found] == [0, *VALUES] else []


def _place(step):
    number = step.get("position", step.get("score"))
    return number if isinstance(number, (int, float)) else LAST


def _ours(extra, name, kind) -> list[dict]:
    """Rows that have just the fields of that kind, each of its type."""
    types = kind.__annotations__
    rows = _rows(extra, name)
    return [
        {field: neat(value) if isinstance(value, str) else value for field, value in row.items()}
        for row in rows
        if set(row) == set(types) and all(type(row[field]) is types[field] for field in types)
    ]
