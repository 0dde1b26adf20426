from .answering import save_answer, start, withdraw
from .opening import note_opening
from .responding import respond
from .reviewing import finish_review, finish_second_look, save_mark
from .sending import send_back, submit

__all__ = [
    "finish_review",
    "finish_second_look",
    "note_opening",
    "respond",
    "save_answer",
    "save_mark",
    "send_back",
    "start",
    "submit",
    "withdraw",
]
