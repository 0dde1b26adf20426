from .approving import decide
from .booking import book, cancel, let_go, swap, take
from .completing import NotYetFinished, record_completion
from .evaluating import answer, ask
from .planning import cancel_event, change_event, open_event, plan_event
from .policies import set_policy

__all__ = [
    "NotYetFinished",
    "answer",
    "ask",
    "book",
    "cancel",
    "cancel_event",
    "change_event",
    "decide",
    "let_go",
    "open_event",
    "plan_event",
    "record_completion",
    "set_policy",
    "swap",
    "take",
]
