from .answering import LEVELS, NOT_IN_ROLE, AnswerForm, LevelForm, StartForm, note
from .evidence import AddForm, EvidenceForm, FileForm, TierForm, WhichJob
from .reviewing import DECLARATION, FinishForm, MarkForm, ResponseForm

__all__ = [
    "DECLARATION",
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
