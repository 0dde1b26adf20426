"""A value in a starter file that knows where it stands, so that each fault names file and path.

Asking for a value that is not there, or is of another kind, notes a fault and gives an empty value
of that kind; so the reader goes on, and all faults of a file are found in one go.
"""

NOTHING = object()


class Node:
    def __init__(self, value, *, file: str, path: str, faults: list[str]):
        self.value, self.file, self.path, self.faults = value, file, path, faults
        self.asked = set()

    def fault(self, name: str, says: str):
        path = f"{self.path}.{name}".strip(".") if name else self.path
        self.faults.append(": ".join(part for part in (self.file, path, says) if part))

    def _get(self, name: str, kinds, what: str, default):
        self.asked.add(name)
        value = self.value.get(name, NOTHING)
        if value is NOTHING or value is None:
            if default is NOTHING:
                self.fault("", f"{name} is missing")
                return kinds() if isinstance(kinds, type) else kinds[0]()
            return default
        # True is a whole number to Python, and not to anybody else.
        if not isinstance(value, kinds) or (kinds is not bool and isinstance(value, bool)):
            self.fault(name, f"this should be {what}, and it is {value!r}")
            return kinds() if isinstance(kinds, type) else kinds[0]()
        return value

    def text(self, name: str, *, longest: int | None = None, default=NOTHING) -> str:
        before = len(self.faults)
        value = self._get(name, str, "text", default).strip()
        if not value and default is NOTHING and len(self.faults) == before:
            self.fault("", f"{name} is empty")
        if longest and len(value) > longest:
            self.fault(name, f"this is {len(value)} letters long, and {longest} fit")
        return value

    def number(self, name: str, low: int, high: int, *, default=NOTHING):
        return self._within(name, int, "a whole number", low, high, default)

    def hours(self, name: str, low: int, high: int):
        return self._within(name, (int, float), "a number", low, high, NOTHING)

    def _within(self, name, kinds, what, low, high, default):
        before = len(self.faults)
        value = self._get(name, kinds, what, default)
        fine = value == default or low <= value <= high
        if not fine and len(self.faults) == before:
            self.fault(name, f"this should be {what} from {low} to {high}, and it is {value}")
        return value

    def flag(self, name: str, *, default=NOTHING) -> bool:
        return self._get(name, bool, "true or false", default)

    def one_of(self, name: str, allowed, *, default=NOTHING) -> str:
        before = len(self.faults)
        value = self._get(name, str, "text", default)
        if value != default and value not in allowed and len(self.faults) == before:
            self.fault(name, f"there is no {value!r} to choose; there are {', '.join(allowed)}")
        return value

    def texts(self, name: str, *, default=NOTHING) -> list[str]:
        values = self._get(name, list, "a list", default)
        for place, value in enumerate(values):
            if not isinstance(value, str):
                self.fault(f"{name}[{place}]", f"this should be text, and it is {value!r}")
        return [value for value in values if isinstance(value, str)]

    def codes(self, name: str, known, what: str, *, default=NOTHING) -> list[str]:
        """A list of codes, each of something that is there."""
        values = self.texts(name, default=default)
        for code in values:
            if code not in known:
                self.fault(name, f"there is no {what} {code!r}")
        if len(set(values)) < len(values):
            self.fault(name, "one of these is here twice")
        return values

    def numbers(self, name: str, known, what: str, low: int, high: int) -> dict:
        """Numbers by code, each code of something that is there."""
        values = self._get(name, dict, "a list of codes with numbers", NOTHING)
        for code, value in values.items():
            if code not in known:
                self.fault(name, f"there is no {what} {code!r}")
            if type(value) is not int or not low <= value <= high:
                self.fault(f"{name}.{code}", f"this should be {low} to {high}, and it is {value!r}")
        return values

    def table(self, name: str, *, default=NOTHING) -> dict:
        return self._get(name, dict, "a list of names with values", default)

    def row(self, name: str) -> "Node":
        return self._child(self.table(name), name)

    def rows(self, name: str, *, default=NOTHING) -> list["Node"]:
        found = []
        for place, value in enumerate(self._get(name, list, "a list", default)):
            if isinstance(value, dict):
                found.append(self._child(value, f"{name}[{place}]"))
            else:
                self.fault(f"{name}[{place}]", "this should be a list of names with values")
        return found

    def _child(self, value, name: str) -> "Node":
        path = f"{self.path}.{name}".strip(".")
        return Node(value, file=self.file, path=path, faults=self.faults)

    def done(self):
        """Nothing more is asked of this row: what is left in it, nobody reads."""
        for name in self.value:
            if name not in self.asked:
                self.fault("", f"{name} is not something that is read here")


def once_each(nodes, values, what: str):
    """Note a fault at each node whose value another before it has already, in any case."""
    seen = set()
    for node, value in zip(nodes, values, strict=True):
        if value and value.casefold() in seen:
            node.fault("", f"there is another {what} {value!r}")
        seen.add(value.casefold())
