"""The word and colour of a session’s state. Yellow says that somebody is waited for, and red never
describes a person."""

from dataclasses import dataclass

from .models import Response, Session

State, Answer = Session.State, Response.Answer


@dataclass(frozen=True)
class Tag:
    colour: str
    word: str


SESSION = {
    State.PLANNED: Tag("grey", "Planned"),
    State.HELD: Tag("blue", "Held"),
    State.SHARED: Tag("yellow", "To agree"),
    State.LOCKED: Tag("green", "Agreed"),
    State.MISSED: Tag("grey", "Missed"),
    State.CANCELLED: Tag("grey", "Cancelled"),
}
ANSWER = {
    Answer.AGREES: Tag("green", "Agreed"),
    Answer.DIFFERS: Tag("purple", "Seen differently"),
    Answer.NO_ANSWER: Tag("grey", "No answer"),
}


def session_tag(session) -> Tag:
    """Of a locked record what was said to it; `responses` are read beforehand."""
    if not session.is_locked:
        return SESSION[session.state]
    said = {one.answer for one in session.responses.all()}
    for answer in (Answer.DIFFERS, Answer.NO_ANSWER):
        if answer in said:
            return ANSWER[answer]
    return ANSWER[Answer.AGREES]
