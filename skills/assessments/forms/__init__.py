from .answering import LEVELS, NOT_IN_ROLE, AnswerForm, BeginForm, LevelForm, note
from .reviewing import FinishForm, MarkForm, ResponseForm

__all__ = [
    "LEVELS",
    "NOT_IN_ROLE",
    "AnswerForm",
    "BeginForm",
    "FinishForm",
    "LevelForm",
    "MarkForm",
    "ResponseForm",
    "note",
]
