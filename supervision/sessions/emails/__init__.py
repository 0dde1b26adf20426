"""What people are told about supervision. No note, level or reason is in a message, and no name in
a subject: what was said is read in the portal."""

from .agreements import (
    agreement_agreed,
    agreement_look_again,
    agreement_offered,
    agreement_taken_back,
)
from .records import added, answered, shared, shared_on, to_finish
from .times import called_off, moved, planned

__all__ = [
    "added",
    "agreement_agreed",
    "agreement_look_again",
    "agreement_offered",
    "agreement_taken_back",
    "answered",
    "called_off",
    "moved",
    "planned",
    "shared",
    "shared_on",
    "to_finish",
]
