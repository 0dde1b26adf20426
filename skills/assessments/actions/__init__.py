from .answering import save_answer, start, withdraw
from .nudging import remind, remind_reviewer
from .opening import note_opening
from .responding import respond
from .reviewing import agree, finish_review, finish_second_look, save_mark
from .sending import send_back, submit

__all__ = [
    "agree",
    "finish_review",
    "finish_second_look",
    "note_opening",
    "remind",
    "remind_reviewer",
    "respond",
    "save_answer",
    "save_mark",
    "send_back",
    "start",
    "submit",
    "withdraw",
]
