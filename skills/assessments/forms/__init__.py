from .answering import LEVELS, NOT_IN_ROLE, AnswerForm, LevelForm, StartForm, note
from .reviewing import FinishForm, MarkForm, ResponseForm

__all__ = [
    "LEVELS",
    "NOT_IN_ROLE",
    "AnswerForm",
    "FinishForm",
    "LevelForm",
    "MarkForm",
    "ResponseForm",
    "StartForm",
    "note",
]
