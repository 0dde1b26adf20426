from .approving import ask_another, decide
from .attending import Mark, close_event, note_attendance, sign_in, sign_in_guest, waive
from .booking import book, cancel, let_go, swap, take
from .completing import NotYetFinished, finish, record_completion
from .correcting import correct_attendance
from .courses import (
    add_course,
    bring_back_course,
    change_course,
    delete_course,
    retire_course,
)
from .elsewhere import answer_elsewhere, ask_elsewhere
from .evaluating import answer, ask
from .feeds import make_feed, renew_feed
from .missing import say_why_missed
from .online import begin_online, finish_online
from .others import book_guest, book_several
from .passports import end_passport, end_unreadable, make_passport, read_passport
from .planning import cancel_event, change_event, open_event, plan_event
from .policies import set_policy
from .series import delete_draft, plan_series
from .withdrawing import withdraw_completion

__all__ = [
    "Mark",
    "NotYetFinished",
    "add_course",
    "answer",
    "answer_elsewhere",
    "ask",
    "ask_another",
    "ask_elsewhere",
    "begin_online",
    "book",
    "book_guest",
    "book_several",
    "bring_back_course",
    "cancel",
    "cancel_event",
    "change_course",
    "change_event",
    "close_event",
    "correct_attendance",
    "decide",
    "delete_course",
    "delete_draft",
    "end_passport",
    "end_unreadable",
    "finish",
    "finish_online",
    "let_go",
    "make_feed",
    "make_passport",
    "note_attendance",
    "open_event",
    "plan_event",
    "plan_series",
    "read_passport",
    "record_completion",
    "renew_feed",
    "retire_course",
    "say_why_missed",
    "set_policy",
    "sign_in",
    "sign_in_guest",
    "swap",
    "take",
    "waive",
    "withdraw_completion",
]
