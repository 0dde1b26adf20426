from .answer import AnswerRevision, Return, SelfRating
from .assessment import Assessment
from .confirmation import Confirmation, ConfirmedLevel
from .review import Response, Review, ReviewMark

__all__ = [
    "AnswerRevision",
    "Assessment",
    "Confirmation",
    "ConfirmedLevel",
    "Response",
    "Return",
    "Review",
    "ReviewMark",
    "SelfRating",
]
