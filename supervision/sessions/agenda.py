"""What is offered for the agenda of a session, gathered from the whole portal. An app above this
one declares in a module `agenda_lines` what it has to offer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from django.utils.module_loading import autodiscover_modules

from portal.people.rules import supervises

from .rules import is_party


@dataclass(frozen=True)
class Line:
    """`kind` is a word or two, such as “Gap”; `words` say what it is about. `key` names the line in
    a form, and the point that was made of it."""

    kind: str
    words: str
    url: str = ""
    key: str = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "key", key_of(self.as_point))

    @property
    def as_point(self) -> str:
        return f"{self.kind}: {self.words}"[:300]


def key_of(text: str) -> str:
    return uuid5(NAMESPACE_URL, text).hex[:12]


_sources: list[Callable] = []


def declare(source: Callable) -> None:
    """`source(employment, people)` gives lines that each of the people may read: the practitioner
    first, then who holds the session and who looks."""
    if source not in _sources:
        _sources.append(source)


def offered_for(session, viewer) -> list[Line]:
    """For a session of two; a group’s agenda holds nobody’s own things. Nothing is offered where
    who holds it does not supervise the person any more, nor what is a point already."""
    if session.is_group:
        return []
    attendee = session.attendees.all()[0]
    if not supervises(session.supervisor, attendee.employment):
        return []
    autodiscover_modules("agenda_lines")
    people = [attendee.subject, session.supervisor]
    people += [] if is_party(viewer, session) else [viewer]
    there = {point.text for point in session.points.all()}
    lines = [line for source in _sources for line in source(attendee.employment, people)]
    return [line for line in lines if line.as_point not in there]
