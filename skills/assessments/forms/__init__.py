from .answering import (
    LEVELS,
    NOT_IN_ROLE,
    AnswerForm,
    LevelForm,
    StartForm,
    note,
)
from .evidence import (
    AddForm,
    EvidenceForm,
    FileForm,
    TierForm,
    WhichJob,
)
from .plan import DropForm, MoveForm, StepForm
from .responding import NoteForm, ResponseForm
from .reviewing import DECLARATION, FinishForm, MarkForm

__all__ = [
    "DECLARATION",
    "LEVELS",
    "NOT_IN_ROLE",
    "AddForm",
    "AnswerForm",
    "DropForm",
    "EvidenceForm",
    "FileForm",
    "FinishForm",
    "LevelForm",
    "MarkForm",
    "MoveForm",
    "NoteForm",
    "ResponseForm",
    "StartForm",
    "StepForm",
    "TierForm",
    "WhichJob",
    "note",
]
