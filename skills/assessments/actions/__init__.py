from .answering import save_answer, start, withdraw
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
from .nudging import remind, remind_reviewer
from .opening import note_opening
from .responding import respond
from .reviewing import agree, finish_review, finish_second_look, save_mark
from .sending import send_back, submit

__all__ = [
    "add_evidence",
    "agree",
    "attach_evidence",
    "detach_evidence",
    "finish_review",
    "finish_second_look",
    "move_evidence",
    "note_opening",
    "put_file",
    "remind",
    "remind_reviewer",
    "remove_evidence",
    "respond",
    "save_answer",
    "save_evidence",
    "save_mark",
    "send_back",
    "start",
    "submit",
    "take_off_file",
    "withdraw",
]
