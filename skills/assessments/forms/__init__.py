from .answering import LEVELS, NOT_IN_ROLE, AnswerForm, LevelForm, StartForm, note
from .evidence import AddForm, EvidenceForm, FileForm, TierForm, WhichJob
from .reviewing import FinishForm, MarkForm, ResponseForm

__all__ = [
    "LEVELS",
    "NOT_IN_ROLE",
    "AddForm",
    "AnswerForm",
    "EvidenceForm",
    "FileForm",
    "FinishForm",
    "LevelForm",
    "MarkForm",
    "ResponseForm",
    "StartForm",
    "TierForm",
    "WhichJob",
    "note",
]
