from .days import at
from .places import (
    ASK,
    asked,
    booked,
    cancelled,
    decided,
    elsewhere_answered,
    event_cancelled,
    finished,
    missed,
    moved,
    offer_ran_out,
    place_offered,
    waived,
)
from .terms import booked_before_terms_change, terms_change

__all__ = [
    "ASK",
    "asked",
    "at",
    "booked",
    "booked_before_terms_change",
    "cancelled",
    "decided",
    "elsewhere_answered",
    "event_cancelled",
    "finished",
    "missed",
    "moved",
    "offer_ran_out",
    "place_offered",
    "terms_change",
    "waived",
]
