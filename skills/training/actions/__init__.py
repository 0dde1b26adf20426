from .approving import decide
from .attending import Mark, close_event, note_attendance, sign_in, waive
from .booking import book, cancel, let_go, swap, take
from .completing import NotYetFinished, finish, record_completion
from .elsewhere import answer_elsewhere, ask_elsewhere
from .planning import cancel_event, change_event, open_event, plan_event
from .policies import set_policy
from .series import delete_draft, plan_series

__all__ = [
    "Mark",
    "NotYetFinished",
    "answer_elsewhere",
    "ask_elsewhere",
    "book",
    "cancel",
    "cancel_event",
    "change_event",
    "close_event",
    "decide",
    "delete_draft",
    "finish",
    "let_go",
    "note_attendance",
    "open_event",
    "plan_event",
    "plan_series",
    "record_completion",
    "set_policy",
    "sign_in",
    "swap",
    "take",
    "waive",
]
