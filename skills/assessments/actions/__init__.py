from .answering import save_answer, start, withdraw
from .confirmers import ask_confirmer, given_marks, take_back
from .confirming import finish_confirming
from .leaving import end_requests_of, end_requests_of_leavers
from .opening import note_opening
from .opinions import ask_opinions, decline_opinion, give_opinion, take_opinion_back
from .outside import ask_outside, give_views, say_no, say_yes
from .responding import respond
from .reviewing import finish_review, finish_second_look, save_mark
from .sending import send_back, submit

__all__ = [
    "ask_confirmer",
    "ask_opinions",
    "ask_outside",
    "decline_opinion",
    "end_requests_of",
    "end_requests_of_leavers",
    "finish_confirming",
    "finish_review",
    "finish_second_look",
    "give_opinion",
    "give_views",
    "given_marks",
    "note_opening",
    "respond",
    "save_answer",
    "save_mark",
    "say_no",
    "say_yes",
    "send_back",
    "start",
    "submit",
    "take_back",
    "take_opinion_back",
    "withdraw",
]
