from .answering import save_answer, start, withdraw
from .confirmers import ask_confirmer, given_marks, take_back
from .confirming import finish_confirming
from .evidence import (
    add_evidence,
    attach_evidence,
    detach_evidence,
    move_evidence,
    put_file,
    remove_evidence,
    save_evidence,
    take_off_file,
)
from .leaving import end_requests_of, end_requests_of_leavers
from .nudging import remind, remind_reviewer
from .opening import note_opening
from .opinions import (
    ask_opinions,
    decline_opinion,
    give_opinion,
    take_opinion_back,
)
from .outside import (
    ask_outside,
    give_views,
    say_no,
    say_yes,
)
from .planning import (
    add_step,
    drop_step,
    finish_step,
    move_step,
    owners_of,
)
from .responding import Note, respond
from .reviewing import agree, finish_review, finish_second_look, save_mark
from .sending import send_back, submit

__all__ = [
    "Note",
    "add_evidence",
    "add_step",
    "agree",
    "ask_confirmer",
    "ask_opinions",
    "ask_outside",
    "attach_evidence",
    "decline_opinion",
    "detach_evidence",
    "drop_step",
    "end_requests_of",
    "end_requests_of_leavers",
    "finish_confirming",
    "finish_review",
    "finish_second_look",
    "finish_step",
    "give_opinion",
    "give_views",
    "given_marks",
    "move_evidence",
    "move_step",
    "note_opening",
    "owners_of",
    "put_file",
    "remind",
    "remind_reviewer",
    "remove_evidence",
    "respond",
    "save_answer",
    "save_evidence",
    "save_mark",
    "say_no",
    "say_yes",
    "send_back",
    "start",
    "submit",
    "take_back",
    "take_off_file",
    "take_opinion_back",
    "withdraw",
]
