"""What is done with a framework: a version is begun, written, read through and put in force."""

from ..refusals import (
    CannotPublish,
    CannotReview,
    NotADraft,
    NotAsShown,
    NotEmpty,
    OpenAlready,
    Refused,
    Stale,
    Taken,
    WrongPart,
)
from .areas import add_domain, change_domain, move_domain, remove_domain
from .beginning import begin_version, change_version
from .bringing_in import New, add_statements, put_in_order
from .changing_many import Change, change_statements
from .mapping import end_map, map_statement
from .publishing import publish, retire
from .reviewing import answer_by_link, invite, review, send_to_review, take_back_to_draft
from .roles import add_profile, change_level, remove_profile
from .splitting import merge_statements, split_statement
from .statements import add_statement, change_statement, move_statement, remove_statement

__all__ = [
    "CannotPublish",
    "CannotReview",
    "Change",
    "New",
    "NotADraft",
    "NotAsShown",
    "NotEmpty",
    "OpenAlready",
    "Refused",
    "Stale",
    "Taken",
    "WrongPart",
    "add_domain",
    "add_profile",
    "add_statement",
    "add_statements",
    "answer_by_link",
    "begin_version",
    "change_domain",
    "change_level",
    "change_statement",
    "change_statements",
    "change_version",
    "end_map",
    "invite",
    "map_statement",
    "merge_statements",
    "move_domain",
    "move_statement",
    "publish",
    "put_in_order",
    "remove_domain",
    "remove_profile",
    "remove_statement",
    "retire",
    "review",
    "send_to_review",
    "split_statement",
    "take_back_to_draft",
]
