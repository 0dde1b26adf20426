from .answering import (
    LEVELS,
    NOT_IN_ROLE,
    AnswerForm,
    BeginForm,
    LevelForm,
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
from .reviewing import (
    DECLARATION,
    FinishForm,
    MarkForm,
)

__all__ = [
    "DECLARATION",
    "LEVELS",
    "NOT_IN_ROLE",
    "AddForm",
    "AnswerForm",
    "BeginForm",
    "DropForm",
    "EvidenceForm",
    "FileForm",
    "FinishForm",
    "LevelForm",
    "MarkForm",
    "MoveForm",
    "NoteForm",
    "ResponseForm",
    "StepForm",
    "TierForm",
    "WhichJob",
    "note",
]
