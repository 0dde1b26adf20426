from .answer import AnswerRevisionQuerySet, ReviewMarkQuerySet, SelfRatingQuerySet
from .assessment import AssessmentQuerySet
from .conditions import WHOSE
from .confirmed import ConfirmedLevelQuerySet, DevelopmentActionQuerySet, NudgeQuerySet
from .evidence import EvidenceFileQuerySet, EvidenceQuerySet, EvidenceRevisionQuerySet
from .others import ConfirmerQuerySet, SecondOpinionQuerySet

__all__ = [
    "WHOSE",
    "AnswerRevisionQuerySet",
    "AssessmentQuerySet",
    "ConfirmedLevelQuerySet",
    "ConfirmerQuerySet",
    "DevelopmentActionQuerySet",
    "EvidenceFileQuerySet",
    "EvidenceQuerySet",
    "EvidenceRevisionQuerySet",
    "NudgeQuerySet",
    "ReviewMarkQuerySet",
    "SecondOpinionQuerySet",
    "SelfRatingQuerySet",
]
