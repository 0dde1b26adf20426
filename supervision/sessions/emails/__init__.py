"""What people are told about supervision. No note, level or reason is in a message, and no name in
a subject: what was said is read in the portal."""

from .agreements import (
    agreement_agreed,
    agreement_look_again,
    agreement_offered,
    agreement_taken_back,
)
from .help import help_asked, help_still_waits, help_taken_up
from .oversight import check_due, check_overdue, checked, nobody_oversees, oversight_set
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
    "check_due",
    "check_overdue",
    "checked",
    "help_asked",
    "help_still_waits",
    "help_taken_up",
    "moved",
    "nobody_oversees",
    "oversight_set",
    "planned",
    "shared",
    "shared_on",
    "to_finish",
]
