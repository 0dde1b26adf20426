from .answer import AnswerRevision, Return, SelfRating
from .assessment import Assessment
from .confirmation import Confirmation, ConfirmedLevel
from .evidence import Evidence, EvidenceFile, EvidenceKind, EvidenceRevision
from .nudge import Nudge
from .others import Confirmer, OutsideView, SecondOpinion
from .plan import DevelopmentAction
from .review import Response, ResponseNote, Review, ReviewMark

__all__ = [
    "AnswerRevision",
    "Assessment",
    "Confirmation",
    "ConfirmedLevel",
    "Confirmer",
    "DevelopmentAction",
    "Evidence",
    "EvidenceFile",
    "EvidenceKind",
    "EvidenceRevision",
    "Nudge",
    "OutsideView",
    "Response",
    "ResponseNote",
    "Return",
    "Review",
    "ReviewMark",
    "SecondOpinion",
    "SelfRating",
]
