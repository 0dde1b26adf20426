"""Who may do what in supervision; each rule is of `(viewer, …) -> bool`."""

from .agreements import (
    is_party_to,
    may_agree,
    may_begin_agreement,
    may_take_back_agreement,
    may_write_agreement,
)
from .oversight import may_call_for_help, may_consult, may_set_oversight, may_take_up, oversees
from .sessions import (
    has_left,
    holds_session,
    is_for,
    is_party,
    may_add,
    may_answer,
    may_call_off,
    may_carry_out,
    may_close_action,
    may_plan_for,
    may_share_on,
    may_write,
)

__all__ = [
    "has_left",
    "holds_session",
    "is_for",
    "is_party",
    "is_party_to",
    "may_add",
    "may_agree",
    "may_answer",
    "may_begin_agreement",
    "may_call_for_help",
    "may_call_off",
    "may_carry_out",
    "may_close_action",
    "may_consult",
    "may_plan_for",
    "may_set_oversight",
    "may_share_on",
    "may_take_back_agreement",
    "may_take_up",
    "may_write",
    "may_write_agreement",
    "oversees",
]
