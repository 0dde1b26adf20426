"""What a file would do: a line for each area and statement, and whatever can’t be used."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field

from .changes import area_changes, item_changes
from .here import Here
from .order import moved
from .tree import VALUES, Area, Item, Tree, neat

REFUSED, ADDED, CHANGED, MOVED, MISSING, SAME = (
    "refused",
    "added",
    "changed",
    "moved",
    "missing",
    "unchanged",
)
OUTCOMES = (REFUSED, ADDED, CHANGED, MOVED, MISSING)


@dataclass
class Line:
    """`row` is what the file has, `here` what is here; one of the two may be missing. `sets` are
    fields that get another value."""

    row: Area | Item | None = None
    here: object = None
    area: Area | None = None
    outcome: str = SAME
    says: list[str] = field(default_factory=list)
    sets: dict = field(default_factory=dict)
    levels: dict = field(default_factory=dict)
    minimum: dict = field(default_factory=dict)
    answers: list = field(default_factory=list)
    goes: bool = False

    @property
    def is_area(self) -> bool:
        return self.area is None

    @property
    def where(self) -> str:
        return self.row.where if self.row else "Not in the file"

    @property
    def who(self) -> str:
        name = self.row.name if self.row else f"“{self.here.title}” ({self.here.code})"
        return f"Area {name}" if self.is_area else name

    @property
    def path(self) -> str:
        return " › ".join(getattr(self.row, "path", ()) or ())

    def refuse(self, faults) -> None:
        self.outcome = REFUSED
        self.says += [f"{f.column[:1].upper()}{f.column[1:]}: {f.says}" if f.column else f.says
                      for f in faults]  # fmt: skip


class Plan:
    """`maps` finds what a statement also answers in another framework, or None where who brings the
    file in may not say so."""

    def __init__(self, tree: Tree, here: Here, *, take_out: bool = False, maps=None, roles=None):
        self.tree, self.here, self.take_out, self.maps = tree, here, take_out, maps
        # Of a framework that has none yet: those that its first version begins with, by code.
        self.roles = roles or {}
        self.lines, self.notes = [], list(tree.notes)
        self.reorders = False
        self.head = self._head()
        self._found = set()
        for area in tree.areas:
            self._area(area)
        self._moves()
        self._missing()
        self._tell_of_roles()

    @property
    def lost(self):
        return self.tree.lost

    @property
    def counts(self) -> Counter:
        counts = Counter(line.outcome for line in self.lines)
        counts[REFUSED] += len(self.lost)
        return counts

    @property
    def changes(self) -> bool:
        """Is there anything to write?"""
        return bool(self.head) or any(line.outcome in self._written for line in self.lines)

    @property
    def _written(self) -> set:
        return {ADDED, CHANGED, MOVED} | ({MISSING} if self.take_out else set())

    @property
    def digest(self) -> str:
        """Names what would be done, and to what: another plan has another, and so has one whose
        words here were saved since, even where the part that is shown of them is the same."""
        told = [
            [line.outcome, line.where, line.who, line.says, line.here and line.here.edit]
            for line in self.lines
        ]
        told.append([self.take_out, self.here.version and self.here.version.pk])
        told.append([self.here.version and self.here.version.state, self.head, self.notes])
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    def of(self, *outcomes) -> list[Line]:
        return [line for line in self.lines if line.outcome in outcomes]

    def _head(self) -> dict:
        """What changes of the version's own words."""
        version, found = self.here.version, {}
        for name, value in (("title", self.tree.title), ("notice", self.tree.notice)):
            now = neat(getattr(version, name)) if version else ""
            if value and value != now:
                found[name] = value[:200] if name == "title" else value
        if version:
            self.notes += [f"The {name} of the framework changes." for name in found]
        return found

    def _area(self, area) -> None:
        line = Line(row=area, here=self.here.area_names.get(area.code.casefold()))
        self.lines.append(line)
        if area.faults:
            line.refuse(area.faults)
            self._found.add(line.here)
        elif line.here is None:
            line.outcome = ADDED
        else:
            self._found.add(line.here)
            line.sets, line.says = area_changes(line.here, area)
            line.outcome = CHANGED if line.sets else SAME
        for item in area.items:
            self._item(item, area, line)

    def _item(self, item, area, above) -> None:
        line = Line(row=item, area=area, here=self._statement(item))
        self.lines.append(line)
        self._found.add(line.here)
        if above.outcome == REFUSED:
            item.fault("", f"Its area, {area.name}, can’t be used.")
        self._check(item, line.here)
        if item.faults:
            line.refuse(item.faults)
            return
        if line.here is None:
            line.outcome = ADDED
            line.says = _to_be_written(item, self.roles or self.here.profiles)
        else:
            changed = item_changes(line.here, item, self.here)
            line.sets, line.levels, line.minimum, line.says = changed
            line.outcome = CHANGED if line.says else SAME
        self._answers(line)

    def _statement(self, item):
        found = self.here.by_lineage.get(item.key) if item.key else None
        found = found or self.here.statement_names.get(item.code.casefold())
        return None if found in self._found else found

    def _check(self, item, here) -> None:
        """A code that another statement has, which stays."""
        other = self.here.statement_names.get(item.code.casefold())
        if other not in (None, here) and other.code.casefold() == item.code.casefold():
            item.fault("code", f"“{other.title}” has the code {item.code} here.")

    def _answers(self, line) -> None:
        if not line.row.answers or self.maps is None:
            return
        for said in line.row.answers:
            target, says = self.maps(said, line.here)
            line.says += [says] if says else []
            if target:
                line.answers.append(target)
                line.outcome = CHANGED if line.outcome == SAME else line.outcome

    def _moves(self) -> None:
        areas = [line for line in self.lines if line.is_area and line.here]
        self._tell_moved(areas, {area: at for at, area in enumerate(self.here.areas)})
        places = {statement: at for at, statement in enumerate(self.here.statements)}
        by_area = {}
        for line in self.lines:
            if line.is_area:
                area = line.here
            elif line.here and line.outcome != REFUSED:
                if area is None or line.here.domain_id != area.pk:
                    self._tell(line, f"Moves here from the area “{line.here.domain.title}”.")
                else:
                    by_area.setdefault(area, []).append(line)
        for lines in by_area.values():
            self._tell_moved(lines, places)

    def _tell_moved(self, lines, places) -> None:
        by_place = {places[line.here]: line for line in lines if line.outcome != REFUSED}
        for place in moved(list(by_place)):
            self._tell(by_place[place], "Stands in another place.")

    def _tell(self, line, says) -> None:
        self.reorders = True
        line.says.append(says)
        line.outcome = MOVED if line.outcome == SAME else line.outcome

    def _missing(self) -> None:
        for statement in self.here.statements:
            if statement not in self._found:
                says = "Is taken out." if self.take_out else "Stays as it is."
                area = Area(where="", code=statement.domain.code, title=statement.domain.title)
                self.lines.append(Line(here=statement, area=area, outcome=MISSING, says=[says]))
        self._missing_areas()

    def _missing_areas(self) -> None:
        """An area goes with the last of its statements; a refused one keeps its place here."""
        needed = {line.here.domain_id for line in self.of(REFUSED) if line.area and line.here}
        for area in self.here.areas:
            if area not in self._found:
                goes = self.take_out and area.pk not in needed
                says = "Is taken out." if goes else "Stays as it is."
                self.lines.append(Line(here=area, outcome=MISSING, says=[says], goes=goes))

    def _tell_of_roles(self) -> None:
        told = {role for item in self.tree.items for role in item.minimum or {}}
        known = set(self.here.profiles) | set(self.roles)
        for role in sorted(told - known):
            self.notes.append(
                f"There is no role “{role}” in this framework, so what the file says that it needs "
                "is left out."
            )


def _to_be_written(item, profiles) -> list[str]:
    says = []
    lacking = [str(value) for value in VALUES if not (item.levels or {}).get(value)]
    if lacking:
        says.append(f"Still to be written: words for level {', '.join(lacking)}.")
    if set(profiles) - set(item.minimum or {}):
        says.append("Still to be said: the level that each role needs.")
    return says
