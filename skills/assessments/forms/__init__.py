from .answering import LEVELS, NOT_IN_ROLE, AnswerForm, LevelForm, StartForm, note
from .plan import DropForm, MoveForm, StepForm
from .responding import NoteForm, ResponseForm
from .reviewing import FinishForm, MarkForm

__all__ = [
    "LEVELS",
    "NOT_IN_ROLE",
    "AnswerForm",
    "DropForm",
    "FinishForm",
    "LevelForm",
    "MarkForm",
    "MoveForm",
    "NoteForm",
    "ResponseForm",
    "StartForm",
    "StepForm",
    "note",
]
