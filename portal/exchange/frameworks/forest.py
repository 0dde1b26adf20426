"""Trees of any depth, as Moodle and CASE have them: one depth is made the statements, what is
above each its area and its path, and what is below is written under its words."""

import hashlib
from base64 import b32encode
from dataclasses import dataclass, field
from uuid import UUID

from .tree import LONGEST, Area, Fault, Item, Role, Scale, Tree, once_each, refuse_too_many

SHORTENED = 117


@dataclass
class Node:
    """`name` is what the file calls it; `above` is the name of what it belongs to, or ""."""

    where: str
    name: str
    above: str
    code: str
    title: str
    text: str = ""
    key: UUID | None = None
    fields: dict = field(default_factory=dict)
    below: list["Node"] = field(default_factory=list)


@dataclass
class Forest:
    title: str
    roots: list[Node]
    code: str = ""
    notice: str | None = None
    levels: list[Scale] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lost: list[Fault] = field(default_factory=list)
    usual: int = 2

    @property
    def deepest(self) -> int:
        return max((depth for _, depth, _ in walk(self.roots)), default=0)

    def at(self, depth: int) -> list[Node]:
        return [node for node, here, _ in walk(self.roots) if here == depth]

    def tree(self, depth: int) -> Tree:
        """With the nodes of that depth, 1 at the top, as the statements."""
        refuse_too_many(len(self.at(depth)))
        lost = list(self.lost)
        areas = {}
        for node, here, path in walk(self.roots):
            if here == depth:
                above = path[-1] if path else None
                area = areas.setdefault(id(above), _area(above, path[:-1], self.title))
                area.items.append(_item(node, path))
            elif here < depth and not node.below:
                says = f"“{node.title}” has nothing at level {depth}, so it is left out."
                lost.append(Fault(node.where, "", says))
        tree = Tree(
            title=self.title,
            code=self.code,
            notice=self.notice,
            areas=list(areas.values()),
            levels=self.levels,
            roles=self.roles,
            notes=list(self.notes),
            lost=lost,
        )
        once_each(tree)
        return tree


def planted(nodes: list[Node]) -> tuple[list[Node], list[Fault]]:
    """The nodes at the top, with the others below them in the order that they stand in the file;
    and what hangs on nothing."""
    by_name = {node.name: node for node in nodes}
    roots, lost = [], []
    for node in nodes:
        above = by_name.get(node.above)
        if not node.above:
            roots.append(node)
        elif above is None:
            lost.append(Fault(node.where, "", f"“{node.title}” belongs to {node.above}, which is "
                              "not in the file."))  # fmt: skip
        else:
            above.below.append(node)
    reached = {id(node) for node, _, _ in walk(roots)}
    told = {fault.where for fault in lost}
    for node in nodes:
        if id(node) not in reached and node.where not in told:
            says = f"“{node.title}” hangs on a row that has no place in the tree."
            lost.append(Fault(node.where, "", says))
    return roots, lost


def walk(roots: list[Node]):
    """Each node from the top down with its depth and what is above it. No call is inside another,
    so that no file is too deep."""
    waiting = [(node, ()) for node in reversed(roots)]
    while waiting:
        node, path = waiting.pop()
        yield node, len(path) + 1, path
        waiting.extend((below, (*path, node)) for below in reversed(node.below))


def fitting(code: str) -> str:
    """The code, or where it is too long for one here, another that is always the same for it."""
    if len(code) <= LONGEST["code"]:
        return code
    return "X" + b32encode(hashlib.sha256(code.encode()).digest()).decode()[:8]


def _short(title: str) -> str:
    return title if len(title) <= LONGEST["title"] else title[:SHORTENED].rstrip() + "…"


def _area(node: Node | None, path, title: str) -> Area:
    if node is None:
        return Area(where="The file", code="ALL", title=_short(title))
    names = [above.title for above in path]
    area = Area(
        where=node.where,
        code=fitting(node.code),
        title=_short(node.title),
        question=node.fields.get("question"),
        summary="\n".join([" › ".join(names)] * bool(names) + [node.text] * bool(node.text))
        or None,
    )
    area.check("code", "title")
    area.fit("question")
    return area


def _item(node: Node, path) -> Item:
    text = [node.text or node.title]
    for below, depth, _ in walk(node.below):
        text.append(f"{'  ' * (depth - 1)}– {': '.join(filter(None, (below.title, below.text)))}")
    item = Item(
        where=node.where,
        code=fitting(node.code),
        title=_short(node.title),
        text="\n".join(text),
        key=node.key,
        path=tuple(above.title for above in path),
        **{key: value for key, value in node.fields.items() if key != "question"},
    )
    item.check("code", "title", "text")
    return item
