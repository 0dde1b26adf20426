from .agreed import add_action, drop_action, finish_action
from .agreements import agree, begin_agreement, offer, save_part, save_terms, take_back
from .calling_off import call_off
from .holding import hold, lock_when_all_said, note_short, share
from .planning import move, plan, plan_series
from .responding import add_addendum, answer_for_the_silent, respond, share_on
from .writing import add_point, save_entry, take_up, tick_decisions, tick_point

__all__ = [
    "add_action",
    "add_addendum",
    "add_point",
    "agree",
    "answer_for_the_silent",
    "begin_agreement",
    "call_off",
    "drop_action",
    "finish_action",
    "hold",
    "lock_when_all_said",
    "move",
    "note_short",
    "offer",
    "plan",
    "plan_series",
    "respond",
    "save_entry",
    "save_part",
    "save_terms",
    "share",
    "share_on",
    "take_back",
    "take_up",
    "tick_decisions",
    "tick_point",
]
