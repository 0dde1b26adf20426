"""What a criterion shows for a person, and all of a gate's criteria together."""

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

MET = "met"
LATER = "later"
OUT_OF_DATE = "out_of_date"
MISSING = "missing"
# From good to bad: a second signer is shown what has moved to the right since the first signed.
STATUSES = (MET, LATER, OUT_OF_DATE, MISSING)


@dataclass(frozen=True)
class Result:
    """One criterion: `detail` says in plain words what was looked at. Each of `links` is a label
    that stands in `detail` and the address behind it. `decisive` is one that no signer can set
    aside."""

    code: str
    group: str
    kind: str
    plain: str
    status: str
    detail: str
    links: tuple[tuple[str, str], ...] = ()
    decisive: bool = False

    @property
    def parts(self) -> list[tuple[str, str]]:
        """`detail` cut at its links: (text, address), the address empty where it is no link."""
        found, rest = [], self.detail
        for label, url in self.links:
            before, there, after = rest.partition(label)
            if there:
                found += [(before, ""), (label, url)]
                rest = after
        return [(text, url) for text, url in [*found, (rest, "")] if text]

    def as_row(self) -> dict:
        """What a snapshot keeps."""
        return {
            "code": self.code,
            "plain": self.plain,
            "group": self.group,
            "status": self.status,
            "detail": self.detail,
        }


@dataclass(frozen=True)
class Evaluated:
    """All criteria of a gate version for a person, in the gate's order."""

    results: tuple[Result, ...]

    @classmethod
    def from_rows(cls, rows: list[dict]):
        """What a snapshot kept, to be read again."""
        return cls(tuple(Result(kind="", **row) for row in rows))

    @cached_property
    def digest(self) -> str:
        """A name for the content: the same results give the same digest."""
        rows = json.dumps(self.as_rows(), sort_keys=True, separators=(",", ":"))
        return sha256(rows.encode()).hexdigest()

    def as_rows(self) -> list[dict]:
        return [result.as_row() for result in self.results]

    def of(self, status: str) -> list[Result]:
        return [result for result in self.results if result.status == status]

    @property
    def met(self) -> list[Result]:
        return self.of(MET)

    @property
    def missing(self) -> list[Result]:
        return self.of(MISSING)

    @property
    def out_of_date(self) -> list[Result]:
        return self.of(OUT_OF_DATE)

    @property
    def later(self) -> list[Result]:
        return self.of(LATER)

    @property
    def unmet(self) -> list[Result]:
        """What is missing, then what has run out."""
        return self.missing + self.out_of_date

    @property
    def asked_now(self) -> int:
        """How many criteria count today: all but those for later."""
        return len(self.results) - len(self.later)

    @property
    def decisive_unmet(self) -> list[Result]:
        return [result for result in self.unmet if result.decisive]

    def worse_than(self, rows: list[dict]) -> list[Result]:
        """The results that are worse than in an earlier snapshot's rows."""
        before = {row["code"]: STATUSES.index(row["status"]) for row in rows}
        return [
            result
            for result in self.results
            if STATUSES.index(result.status) > before.get(result.code, 0)
        ]
