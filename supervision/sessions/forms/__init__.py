from .answering import AddForm, RespondForm
from .planning import CallOffForm, GroupForm, MoveForm, PlanForm
from .writing import ActionForm, DropForm, PartForm, PointForm, TermsForm

__all__ = [
    "ActionForm",
    "AddForm",
    "CallOffForm",
    "DropForm",
    "GroupForm",
    "MoveForm",
    "PartForm",
    "PlanForm",
    "PointForm",
    "RespondForm",
    "TermsForm",
]
