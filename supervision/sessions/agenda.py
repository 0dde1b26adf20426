"""What is offered for the agenda of a session, gathered from the whole portal. An app above this
one declares in a module `agenda_lines` what it has to offer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from django.utils.module_loading import autodiscover_modules


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
    """`source(employment, viewer)` gives lines that both of the two may read."""
    if source not in _sources:
        _sources.append(source)


def offered_for(session, viewer) -> list[Line]:
    """For a session of two; a group’s agenda holds nobody’s own things. What is a point already is
    not offered again."""
    if session.is_group:
        return []
    autodiscover_modules("agenda_lines")
    employment = session.attendees.all()[0].employment
    there = {point.text for point in session.points.all()}
    lines = [line for source in _sources for line in source(employment, viewer)]
    return [line for line in lines if line.as_point not in there]
