from .attendance import may_note
from .bookings import (
    may_answer_for,
    may_approve,
    may_book_for,
    may_cancel,
    may_run_training,
    may_set_policy,
)
from .completions import expiry_of, may_record_completions
from .places import Places, held_places, places_of
from .prices import Price, is_voluntary, price_of, price_of_others

__all__ = [
    "Places",
    "Price",
    "expiry_of",
    "held_places",
    "is_voluntary",
    "may_answer_for",
    "may_approve",
    "may_book_for",
    "may_cancel",
    "may_note",
    "may_record_completions",
    "may_run_training",
    "may_set_policy",
    "places_of",
    "price_of",
    "price_of_others",
]
