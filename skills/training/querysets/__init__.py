from .bookings import BookingQuerySet, OfferQuerySet
from .completions import CompletionQuerySet, ElsewhereQuerySet
from .evaluations import EvaluationQuerySet
from .events import EventQuerySet
from .passports import PassportQuerySet
from .past import PastFileQuerySet
from .policies import AccessPolicyQuerySet

__all__ = [
    "AccessPolicyQuerySet",
    "BookingQuerySet",
    "CompletionQuerySet",
    "ElsewhereQuerySet",
    "EvaluationQuerySet",
    "EventQuerySet",
    "OfferQuerySet",
    "PassportQuerySet",
    "PastFileQuerySet",
]
