"""A statement in a round, with all that is said of it; and the area that it stands in."""

from dataclasses import dataclass, field


@dataclass
class Line:
    """A statement in a round. `said` is the draft's answer or the revision that was sent, or None;
    `confirmations` are in the order of the reviews; `before` is the level that was confirmed in an
    earlier round, where the page compares."""

    statement: object
    said: object = None
    confirmations: list = field(default_factory=list)
    mark: object = None
    returned: object = None
    # Who was asked for the area, the level that they gave, and what people outside say.
    asked: object = None
    given: object = None
    outside: list = field(default_factory=list)
    before: int | None = None

    @property
    def minimum(self) -> int:
        return self.statement.minimum

    @property
    def needed(self) -> int | None:
        """The level that the role needs, where it needs any."""
        return self.minimum or None

    @property
    def held(self):
        """The confirmed level that counts now, from whichever round it is."""
        return self.statement.held

    @property
    def level(self):
        return self.said.level if self.said else None

    @property
    def not_in_role(self) -> bool:
        return bool(self.said and self.said.not_in_role)

    @property
    def decision(self):
        """What is to be confirmed: the mark of a colleague who was asked, or the reviewer's own."""
        if self.mark and self.mark.send_back:
            return self.mark
        return self.given if self.asked else self.mark

    @property
    def is_decided(self) -> bool:
        return bool(self.decision and self.decision.is_decided)

    @property
    def is_answered(self) -> bool:
        return self.level is not None or self.not_in_role

    @property
    def is_below(self) -> bool:
        return self.level is not None and self.level < self.minimum

    @property
    def is_changed(self) -> bool:
        """Does the answer differ from the level that counts now?"""
        return None not in {self.level, self.held} and self.level != self.held

    @property
    def change(self) -> str:
        """“Up 1”, “Down 2”: how far the answer is from the level that counts now."""
        steps = (self.level or 0) - (self.held or 0)
        return f"{'Up' if steps > 0 else 'Down'} {abs(steps)}"

    @property
    def confirmed(self):
        """The confirmation that counts: the one of the last review."""
        return self.confirmations[-1] if self.confirmations else None

    @property
    def confirmed_level(self):
        return self.confirmed.level if self.confirmed else None

    @property
    def is_part_of_job(self) -> bool:
        return not (self.confirmed and self.confirmed.not_in_role)

    @property
    def is_at_level(self) -> bool:
        return (self.confirmed_level or 0) >= self.minimum

    @property
    def is_counted(self) -> bool:
        """Was a level confirmed? What was left without an answer, and what is no part of the job,
        is neither at the level needed nor below it."""
        return self.confirmed_level is not None

    @property
    def gap(self) -> int:
        """How many levels are missing to the one that is needed."""
        return max(0, self.minimum - self.confirmed_level) if self.is_counted else 0

    @property
    def differs(self) -> bool:
        """Is another level to be confirmed than the one that was given?"""
        mark = self.decision
        said = (self.level, self.not_in_role)
        return self.is_decided and (mark.level, mark.not_in_role) != said

    @property
    def is_new_since_return(self) -> bool:
        """Did it go back, and come again changed? A level for the old answer doesn't count."""
        return bool(self.returned and self.said.number > self.returned.revision.number)

    @property
    def is_open(self) -> bool:
        """Was this answer sent back, for the practitioner to look at again?"""
        return bool(self.said and getattr(self.said, "reopened", False))


@dataclass
class Area:
    domain: object
    lines: list

    @property
    def answered(self) -> int:
        return sum(line.is_answered for line in self.lines)

    @property
    def is_whole(self) -> bool:
        return self.answered == len(self.lines)

    @property
    def below(self) -> int:
        return sum(line.is_below for line in self.lines)

    @property
    def open_lines(self) -> list:
        return [line for line in self.lines if line.is_open]

    @property
    def decided(self) -> int:
        return sum(line.is_decided for line in self.lines)

    @property
    def differing(self) -> int:
        return sum(line.differs for line in self.lines)

    @property
    def to_send_back(self) -> int:
        return sum(bool(line.mark and line.mark.send_back) for line in self.lines)

    @property
    def in_job(self) -> list:
        return [line for line in self.lines if line.is_part_of_job]

    @property
    def counted(self) -> list:
        """The statements of which a level is confirmed."""
        return [line for line in self.lines if line.is_counted]

    @property
    def at_level(self) -> int:
        return sum(line.is_at_level for line in self.counted)

    @property
    def below_need(self) -> list:
        """Of those, the ones below the level that the role needs."""
        return [line for line in self.counted if not line.is_at_level]
