from .answering import LEVELS, NOT_IN_ROLE, AnswerForm, LevelForm, StartForm, note
from .reviewing import DECLARATION, FinishForm, MarkForm, ResponseForm

__all__ = [
    "DECLARATION",
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
