from dataclasses import dataclass

from supervision.sessions.models import Trigger as TriggerModel

from .node import Node, once_each


@dataclass(frozen=True)
class Heading:
    code: str
    title: str
    prompt: str


@dataclass(frozen=True)
class Trigger:
    code: str
    words: str
    act: str
    changes_lead: str


@dataclass(frozen=True)
class Supervision:
    """What records and agreements are written under, and what has to reach an overseer."""

    record: list[Heading]
    agreement: list[Heading]
    triggers: list[Trigger]


def read_supervision(file: Node) -> Supervision:
    rows = file.rows("triggers")
    found = Supervision(
        record=_headings(file.rows("record_headings")),
        agreement=_headings(file.rows("agreement_headings")),
        triggers=[_trigger(row) for row in rows],
    )
    once_each(rows, [one.code for one in found.triggers], "trigger")
    file.done()
    return found


def _headings(rows) -> list[Heading]:
    found = [_heading(row) for row in rows]
    once_each(rows, [one.code for one in found], "heading")
    return found


def _heading(row) -> Heading:
    heading = Heading(
        code=row.text("code", longest=40),
        title=row.text("title", longest=120),
        prompt=row.text("prompt", longest=300, default=""),
    )
    row.done()
    return heading


def _trigger(row) -> Trigger:
    trigger = Trigger(
        code=row.text("code", longest=4),
        words=row.text("words", longest=200),
        act=row.text("act", longest=200),
        changes_lead=row.one_of("changes_lead", TriggerModel.LeadChanges.values),
    )
    row.done()
    return trigger
