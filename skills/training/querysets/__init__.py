from .bookings import BookingQuerySet, OfferQuerySet
from .completions import CompletionQuerySet, ElsewhereQuerySet
from .evaluations import EvaluationQuerySet
from .events import EventQuerySet
from .policies import AccessPolicyQuerySet

__all__ = [
    "AccessPolicyQuerySet",
    "BookingQuerySet",
    "CompletionQuerySet",
    "ElsewhereQuerySet",
    "EvaluationQuerySet",
    "EventQuerySet",
    "OfferQuerySet",
]
