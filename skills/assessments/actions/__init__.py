from .answering import save_answer, start, withdraw
from .opening import note_opening
from .planning import add_step, drop_step, finish_step, move_step, owners_of
from .responding import Note, respond
from .reviewing import finish_review, finish_second_look, save_mark
from .sending import send_back, submit

__all__ = [
    "Note",
    "add_step",
    "drop_step",
    "finish_review",
    "finish_second_look",
    "finish_step",
    "move_step",
    "note_opening",
    "owners_of",
    "respond",
    "save_answer",
    "save_mark",
    "send_back",
    "start",
    "submit",
    "withdraw",
]
