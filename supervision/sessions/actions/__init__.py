from .agreed import add_action, drop_action, finish_action
from .agreements import (
    agree,
    begin_agreement,
    end_without_line,
    offer,
    save_part,
    save_terms,
    take_back,
)
from .calling_off import call_off
from .help import call_for_help, log_consultation, take_up
from .holding import hold, lock_when_all_said, note_short, share
from .looking import note_reading
from .oversight import Seen, end_oversight, record_check, set_oversight
from .planning import move, plan, plan_series
from .responding import add_addendum, answer_for_the_silent, respond, share_on
from .writing import add_point, offer_point, save_entry, tick_decisions, tick_point

__all__ = [
    "Seen",
    "add_action",
    "add_addendum",
    "add_point",
    "agree",
    "answer_for_the_silent",
    "begin_agreement",
    "call_for_help",
    "call_off",
    "drop_action",
    "end_oversight",
    "end_without_line",
    "finish_action",
    "hold",
    "lock_when_all_said",
    "log_consultation",
    "move",
    "note_reading",
    "note_short",
    "offer",
    "offer_point",
    "plan",
    "plan_series",
    "record_check",
    "respond",
    "save_entry",
    "save_part",
    "save_terms",
    "set_oversight",
    "share",
    "share_on",
    "take_back",
    "take_up",
    "tick_decisions",
    "tick_point",
]
