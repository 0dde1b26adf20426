from .places import (
    ASK,
    at,
    booked,
    cancelled,
    decided,
    event_cancelled,
    moved,
    offer_ran_out,
    place_offered,
)

__all__ = [
    "ASK",
    "at",
    "booked",
    "cancelled",
    "decided",
    "event_cancelled",
    "moved",
    "offer_ran_out",
    "place_offered",
]
