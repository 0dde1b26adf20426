"""A framework in the portal's own YAML, which is that of the starter files. Each fault stands at
its row, so that the others can be used."""

from uuid import UUID

from portal.exchange.starter.node import NOTHING, Node
from portal.exchange.starter.strict import Unreadable as NotYaml
from portal.exchange.starter.strict import parse_yaml

from ..tree import (
    VALUES,
    Area,
    Item,
    Role,
    Scale,
    Tree,
    Unreadable,
    neat,
    neat_line,
    once_each,
    refuse_too_many,
)


def read_yaml(content: bytes) -> Tree:
    """Raises `Unreadable`."""
    try:
        value = parse_yaml(content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise Unreadable("This file is not text in UTF-8. Save it anew.") from fault
    except NotYaml as fault:
        raise Unreadable(f"This YAML can’t be read. {str(fault).capitalize()}.") from fault
    faults = []
    file = Node(value, file="", path="", faults=faults)
    head = file.row("framework")
    tree = Tree(
        title=neat_line(head.text("title")),
        code=head.text("code", longest=60),
        notice=_optional(head, "notice", neat),
        version=head.number("version", 1, 9999, default=1),
        levels=_levels(file),
        roles=[_role(row) for row in file.rows("roles", default=[])],
        areas=[_area(row, at) for at, row in enumerate(file.rows("domains"), start=1)],
    )
    if faults:
        raise Unreadable(" ".join(f"{fault}." for fault in faults[:5]))
    refuse_too_many(len(tree.items))
    once_each(tree)
    return tree


def _levels(file) -> list[Scale]:
    levels = [_level(row) for row in file.rows("levels", default=[])]
    if levels and sorted(level.value for level in levels) != [0, *VALUES]:
        file.fault("levels", "there should be “not yet”, which is 0, and the levels 1 to 4")
    return levels


def _level(row) -> Scale:
    return Scale(
        value=row.number("value", 0, 4),
        name=neat_line(row.text("name", longest=80)),
        **{name: neat(row.text(name, default="")) for name in ("code", "short", "description")},
    )


def _role(row) -> Role:
    return Role(
        code=row.text("code", longest=60),
        name=neat_line(row.text("name", longest=120)),
        summary=neat(row.text("summary", default="")),
        typical_work=row.text("typical_work", longest=40, default=""),
        social_work_qualified=row.flag("social_work_qualified", default=False),
    )


def _area(row, number) -> Area:
    area = Area(where=f"Area {number}")
    reader = _Reader(row, area)
    area.code, area.title = reader.line("code"), reader.line("title")
    area.question = _optional(reader.node, "question", neat_line)
    area.summary = _optional(reader.node, "summary", neat)
    rows = reader.node.rows("statements", default=[])
    area.items = [_item(each, f"{area.where}, statement {at}") for at, each in enumerate(rows, 1)]
    reader.close("code", "title")
    area.fit("question")
    return area


def _item(row, where) -> Item:
    item = Item(where=where)
    reader = _Reader(row, item)
    node = reader.node
    item.code, item.title = reader.line("code"), reader.line("title")
    item.text = neat(node.text("text", default=""))
    item.key = reader.key()
    item.core = node.flag("core", default=None) if "core" in node.value else None
    item.evidence_hint = _optional(node, "evidence_hint", neat)
    for name in ("evidence_kinds", "topics", "answers"):
        if name in node.value:
            setattr(item, name, [neat_line(one) for one in node.texts(name, default=[])])
    item.levels, item.minimum = reader.levels(), reader.minimum()
    reader.close("code", "title", "text")
    return item


class _Reader:
    """A row read with faults of its own."""

    def __init__(self, row, into):
        self.found, self.into = [], into
        self.node = Node(row.value, file="", path="", faults=self.found)

    def line(self, name) -> str:
        value = self.node.value.get(name)
        if type(value) in {int, float}:  # a code like 1.1 is a number to YAML
            self.node.asked.add(name)
            return str(value)
        return neat_line(self.node.text(name, default=""))

    def key(self) -> UUID | None:
        said = self.node.text("key", default="")
        try:
            return UUID(said) if said else None
        except ValueError:
            self.into.fault("key", "This is no key of a statement. Leave it out.")
            return None

    def levels(self) -> dict[int, str] | None:
        told = self.node.table("levels", default=None) if "levels" in self.node.value else None
        return _by_level(told, self.into) if told is not None else None

    def minimum(self) -> dict[str, int] | None:
        if self.node.value.get("minimum") is None:
            self.node.asked.add("minimum")
            return None
        told = self.node.table("minimum")
        for role, level in told.items():
            if type(level) is not int or not 0 <= level <= 4:
                self.into.fault("minimum", f"The level for {neat_line(role)} should be 0 to 4.")
        return {neat_line(role): level for role, level in told.items()}

    def close(self, *needed) -> None:
        self.node.done()
        self.into.check(*needed)
        for fault in self.found:
            column, _, says = fault.rpartition(": ") if ": " in fault else ("", "", fault)
            self.into.fault(column, f"{says[:1].upper()}{says[1:]}.")


def _by_level(told, into) -> dict[int, str]:
    found = {}
    for value, words in told.items():
        if value not in VALUES:
            into.fault("levels", f"There is no level {value!r}.")
        elif not isinstance(words, str):
            into.fault(f"levels.{value}", "This should be text.")
        else:
            found[value] = neat(words)
    return found


def _optional(node, name, clean):
    if node.value.get(name, NOTHING) in (None, NOTHING):
        node.asked.add(name)
        return None
    return clean(node.text(name, default=""))
