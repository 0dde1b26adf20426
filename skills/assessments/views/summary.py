"""What a reviewer is about to decide, counted: safety statements apart from the others."""

from dataclasses import dataclass

AGREE = "As they said"
OTHER = "Another level"
BACK = "To send back"
OPEN = "No level yet"


@dataclass(frozen=True)
class Summary:
    """`rows` are a label with a count of safety statements and one of the others, each answer in
    one of them; `among` counts some of them again. `other` are the lines with another level."""

    rows: list
    among: list
    other: list
    bare: list

    @classmethod
    def of(cls, desk, lines):
        bare = [line for line in lines if desk.evidence_asked.is_missing(line)]
        not_yet = [line for line in lines if line.is_decided and line.decision.level == 0]
        left_out = [line for line in lines if line.is_decided and line.decision.not_in_role]
        return cls(
            rows=_rows(
                (label, [line for line in lines if where(line) == label])
                for label in (AGREE, OTHER, BACK, OPEN)
            ),
            among=_rows(
                [
                    ("Not yet", not_yet),
                    ("Not part of the job", left_out),
                    ("No evidence, where it is asked for", bare),
                ]
            ),
            other=[line for line in lines if where(line) == OTHER],
            bare=bare,
        )


def where(line) -> str:
    if line.mark and line.mark.send_back:
        return BACK
    if not line.is_decided:
        return OPEN
    return OTHER if line.differs else AGREE


def _rows(groups) -> list[tuple]:
    """The label, how many safety statements and how many others; without empty ones."""
    return [
        (label, core, len(found) - core)
        for label, found in groups
        if found
        for core in [sum(line.statement.core for line in found)]
    ]
