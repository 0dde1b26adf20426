"""The word and colour of a state on a page. One colour, one word, one meaning: yellow says that
somebody is waited for, and red never describes a person."""

from dataclasses import dataclass

from .evaluation import LATER, MET, MISSING, OUT_OF_DATE
from .models import Application, Standing


@dataclass(frozen=True)
class Tag:
    colour: str
    word: str


APPLICATION = {
    Application.State.OPEN: Tag("grey", "Open"),
    Application.State.RECOMMENDED: Tag("blue", "Recommended"),
    Application.State.SIGNED_OFF: Tag("green", "Signed off"),
    Application.State.NOT_YET: Tag("yellow", "Not ready yet"),
    Application.State.WITHDRAWN: Tag("grey", "Withdrawn"),
}
AUTHORISATION = {
    Standing.READY: Tag("green", "Ready"),
    Standing.READY_WITH_CONDITIONS: Tag("teal", "Ready with conditions"),
    Standing.NOT_AVAILABLE: Tag("orange", "Not available now"),
    Standing.RAN_OUT: Tag("red", "Ran out"),
    Standing.ENDED: Tag("grey", "Ended"),
    Standing.TO_COME: Tag("grey", "Starts later"),
}
CRITERION = {
    MET: Tag("green", "Met"),
    MISSING: Tag("red", "Missing"),
    OUT_OF_DATE: Tag("yellow", "Out of date"),
    LATER: Tag("grey", "After the start"),
}
SIGNED = Tag("green", "Signed")
WAITING_FOR_YOU = Tag("yellow", "Waiting for you")
WAITING = Tag("grey", "Waiting")
NOT_NEEDED = Tag("grey", "Not needed")


def application_tag(application) -> Tag:
    return APPLICATION[application.state]


def authorisation_tag(authorisation, day=None) -> Tag:
    """What the authorisation is on `day`, today unless told; why it is so, it never says."""
    return AUTHORISATION[authorisation.standing_on(day)]
