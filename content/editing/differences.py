"""What a version of the framework changes of the one before it, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from skills.framework.models import Statement, StatementMove

Kind = StatementMove.Kind
SAME, OUT, IN = "same", "out", "in"
WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# What an editor calls a statement that became another; a kept one has no name.
SAYS = {
    Kind.CARRIED: "Other words, same meaning",
    Kind.CHANGED: "New meaning: people affirm it again",
    Kind.SPLIT: "Split",
    Kind.MERGED: "Merged",
    Kind.ADDED: "New",
    Kind.REMOVED: "Taken out",
}
# The same to families and workers who read a draft by a link.
TOLD = SAYS | {
    Kind.CHANGED: "It means something new: workers rate themselves again",
    Kind.SPLIT: "Made of one that is now two or more",
    Kind.MERGED: "Made of two or more that are now one",
}


def word_changes(before: str, after: str) -> list[tuple[str, str]]:
    """The words of both, in order: each run with whether it stayed, went out or came in. Changes
    with only a space between them are one."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    found, out, in_ = [], "", ""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (what, a, b, c, d) in enumerate(codes):
        words, inside = "".join(old[a:b]), 0 < place < len(codes) - 1
        if what == "equal" and not (words.isspace() and inside):
            found += [(OUT, out), (IN, in_), (SAME, words)]
            out = in_ = ""
        else:
            out, in_ = out + words, in_ + "".join(new[c:d])
    return [(what, words) for what, words in [*found, (OUT, out), (IN, in_)] if words]


@dataclass(frozen=True)
class Field:
    """A field of which the words differ."""

    name: str
    before: str
    after: str

    @property
    def runs(self) -> list[tuple[str, str]]:
        return word_changes(self.before, self.after)


@dataclass(frozen=True)
class Difference:
    """One statement: what it was, what it is, and how the one became the other."""

    before: Statement | None
    after: Statement | None
    kind: str
    is_untold: bool
    requirements: tuple[str, ...]

    @property
    def statement(self) -> Statement:
        return self.after or self.before

    @cached_property
    def fields(self) -> list[Field]:
        before, after = (_fields(self.before), _fields(self.after))
        names = dict.fromkeys([*before, *after])
        pairs = [Field(name, before.get(name, ""), after.get(name, "")) for name in names]
        return [field for field in pairs if field.before != field.after]

    @property
    def says(self) -> str:
        return self._says(SAYS)

    @property
    def told(self) -> str:
        return self._says(TOLD)

    def _says(self, words_for) -> str:
        if self.is_untold:
            return "Same meaning or affirm again? Nobody has said yet"
        words = bool(self.fields) and self.fields_of_meaning
        if self.kind == Kind.CARRIED and not words:
            return "What it asks for has changed"
        return words_for[self.kind]

    @property
    def fields_of_meaning(self) -> bool:
        return any(field.name != "Evidence" for field in self.fields)

    @property
    def is_any(self) -> bool:
        return self.kind != Kind.CARRIED or bool(self.fields or self.requirements)


def _fields(statement) -> dict[str, str]:
    if statement is None:
        return {}
    levels = {f"Level {value}": text for value, text in sorted(statement.levels.items())}
    own = {"Title": statement.title, "Statement": statement.text}
    return own | levels | {"Evidence": statement.evidence_hint}


@dataclass(frozen=True)
class AreaChange:
    name: str
    says: str
    fields: list[Field]


def differences(version) -> list[Difference]:
    """Each statement that is not as it was, in the version’s order; what was taken out last."""
    found = [_difference(version, move) for move in moves_of(version)]
    found.sort(key=lambda one: _place(one.statement, gone=one.after is None))
    return [one for one in found if one.is_any]


def moves_of(version):
    ends = ("from_statement", "to_statement")
    return version.moves.select_related(*(f"{end}__domain" for end in ends)).prefetch_related(
        *(f"{end}__descriptors" for end in ends),
        *(f"{end}__requirements__profile" for end in ends),
    )


def _place(statement, *, gone) -> tuple:
    return gone, statement.domain.position, statement.position, statement.pk


def _difference(version, move) -> Difference:
    before, after = move.from_statement, move.to_statement
    return Difference(
        before=before,
        after=after,
        kind=move.kind,
        is_untold=move.is_untold,
        requirements=tuple(_requirements(before, after)) if before and after else (),
    )


def _requirements(before, after) -> list[str]:
    """What it asks for, where that differs: no meaning hangs on it."""
    found = []
    if before.core != after.core:
        found.append("Now a safety statement." if after.core else "No safety statement any more.")
    if before.domain.code != after.domain.code:
        found.append(f"Moved from “{before.domain}” to “{after.domain}”.")
    was = {row.profile.job_role_id: row.minimum for row in before.requirements.all()}
    for row in after.requirements.all():
        old = was.get(row.profile.job_role_id)
        if old != row.minimum and (old is not None or row.minimum):
            found.append(f"{row.profile} needs level {row.minimum}, before {old or 0}.")
    return found


def area_changes(version) -> list[AreaChange]:
    """The areas that are not as they were, by their codes; and whether their order is another."""
    before = {area.code: area for area in version.follows.domains.all()} if version.follows else {}
    after = {area.code: area for area in version.domains.all()}
    found = [
        AreaChange(str(area), "New area", []) for code, area in after.items() if code not in before
    ]
    found += [
        AreaChange(str(area), "Area taken out", [])
        for code, area in before.items()
        if code not in after
    ]
    both = [code for code in after if code in before]
    for code in both:
        fields = _area_fields(before[code], after[code])
        if fields:
            found.append(AreaChange(str(after[code]), "Area in other words", fields))
    if both != [code for code in before if code in after]:
        found.append(AreaChange("Areas", "In another order", []))
    return found


def _area_fields(before, after) -> list[Field]:
    names = {"Title": "title", "Question": "question", "Summary": "summary"}
    pairs = [Field(s, getattr(before, name), getattr(after, name)) for s, name in names.items()]
    return [pair for pair in pairs if pair.before != pair.after]
