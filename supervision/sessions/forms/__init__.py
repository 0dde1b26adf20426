from .answering import AddForm, RespondForm
from .oversight import CheckForm, OversightForm
from .planning import CallOffForm, GroupForm, MoveForm, PlanForm
from .writing import ActionForm, DropForm, PartForm, PointForm, TermsForm

__all__ = [
    "ActionForm",
    "AddForm",
    "CallOffForm",
    "CheckForm",
    "DropForm",
    "GroupForm",
    "MoveForm",
    "OversightForm",
    "PartForm",
    "PlanForm",
    "PointForm",
    "RespondForm",
    "TermsForm",
]
