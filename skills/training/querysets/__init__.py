from .bookings import BookingQuerySet, OfferQuerySet
from .completions import CompletionQuerySet, ElsewhereQuerySet
from .events import EventQuerySet
from .policies import AccessPolicyQuerySet

__all__ = [
    "AccessPolicyQuerySet",
    "BookingQuerySet",
    "CompletionQuerySet",
    "ElsewhereQuerySet",
    "EventQuerySet",
    "OfferQuerySet",
]
