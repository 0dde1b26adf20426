from .approving import decide
from .booking import book, cancel, let_go, swap, take
from .completing import NotYetFinished, record_completion
from .evaluating import answer, ask
from .feeds import make_feed, renew_feed
from .missing import say_why_missed
from .others import book_guest, book_several
from .planning import cancel_event, change_event, open_event, plan_event
from .policies import set_policy

__all__ = [
    "NotYetFinished",
    "answer",
    "ask",
    "book",
    "book_guest",
    "book_several",
    "cancel",
    "cancel_event",
    "change_event",
    "decide",
    "let_go",
    "make_feed",
    "open_event",
    "plan_event",
    "record_completion",
    "renew_feed",
    "say_why_missed",
    "set_policy",
    "swap",
    "take",
]
