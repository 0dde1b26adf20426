"""A framework as a file tells it, whatever the file is written in.

None says that the file doesn't tell: what is here stays as it is.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from uuid import UUID

LONGEST = {"code": 10, "title": 120, "question": 200}
MOST_STATEMENTS = 10_000
VALUES = (1, 2, 3, 4)
KEPT = {"\n", "\t"}


class Unreadable(Exception):
    """The file as a whole can't be used. The message says what is wrong and what to do."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one row: where it stands, and in which column or field."""

    where: str
    column: str
    says: str

    def __str__(self):
        place = f"{self.where}, {self.column}" if self.column else self.where
        return f"{place}: {self.says}"


@dataclass
class Row:
    """What an area and a statement have in common."""

    where: str
    code: str = ""
    title: str = ""
    faults: list[Fault] = field(default_factory=list)

    def fault(self, column: str, says: str) -> None:
        self.faults.append(Fault(self.where, column, says))

    def check(self, *columns: str) -> None:
        """Note what is empty and must not be, and what is longer than fits."""
        for column in columns:
            if getattr(self, column) == "":
                self.fault(column, "This is empty.")
            self.fit(column)

    def fit(self, column: str) -> None:
        value = getattr(self, column)
        if value and len(value) > LONGEST.get(column, len(value)):
            self.fault(column, f"This is {len(value)} letters long. {LONGEST[column]} fit.")

    @property
    def name(self) -> str:
        return f"“{self.title}” ({self.code})" if self.title else self.code or "No name"


@dataclass
class Item(Row):
    """A statement. `key` is the lineage of a statement that is here already, where the file has
    it; `path` is what stands above it in a deeper tree, from the top."""

    text: str = ""
    key: UUID | None = None
    core: bool | None = None
    evidence_hint: str | None = None
    evidence_kinds: list[str] | None = None
    topics: list[str] | None = None
    levels: dict[int, str] | None = None
    minimum: dict[str, int] | None = None
    answers: list[str] | None = None
    path: tuple[str, ...] = ()


@dataclass
class Area(Row):
    question: str | None = None
    summary: str | None = None
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True)
class Scale:
    value: int
    code: str
    name: str
    short: str = ""
    description: str = ""


@dataclass(frozen=True)
class Role:
    code: str
    name: str
    summary: str = ""
    typical_work: str = ""
    social_work_qualified: bool = False


@dataclass
class Tree:
    """`notes` tell of the file as a whole; `lost` are rows that have no place in the tree."""

    title: str
    areas: list[Area]
    code: str = ""
    notice: str | None = None
    version: int = 1
    levels: list[Scale] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lost: list[Fault] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        return [item for area in self.areas for item in area.items]


def neat(text) -> str:
    """The text with one kind of line end, and without marks that no format can carry."""
    text = str(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (c for c in text if c in KEPT or unicodedata.category(c) not in {"Cc", "Cs"})
    return "".join(c for c in kept if c not in "\ufffe\uffff").strip()


def neat_line(text) -> str:
    """The same on one line, with one space between words."""
    return re.sub(r"\s+", " ", neat(text)).strip()


def once_each(tree: Tree) -> None:
    """Note a code that another row before has already."""
    for rows in (tree.areas, tree.items):
        seen = {}
        for row in rows:
            before = seen.setdefault(row.code.casefold(), row)
            if row.code and before is not row:
                row.fault("code", f"{row.code} is here already: {before.where}.")


def refuse_too_many(count: int) -> None:
    if count > MOST_STATEMENTS:
        raise Unreadable(
            f"This file has more than {MOST_STATEMENTS:,} statements. Split it into parts."
        )
