from .absence import AbsenceQuerySet, CoverQuerySet
from .conditions import in_any_scope, in_scope, is_person, supervised_by
from .kept import KeptPostQuerySet
from .openings import InvitationQuerySet, OpeningQuerySet
from .organisation import OrganisationQuerySet, TeamQuerySet
from .people import EmploymentQuerySet, PostQuerySet, SupervisionLineQuerySet, UserQuerySet

__all__ = [
    "AbsenceQuerySet",
    "CoverQuerySet",
    "EmploymentQuerySet",
    "InvitationQuerySet",
    "KeptPostQuerySet",
    "OpeningQuerySet",
    "OrganisationQuerySet",
    "PostQuerySet",
    "SupervisionLineQuerySet",
    "TeamQuerySet",
    "UserQuerySet",
    "in_any_scope",
    "in_scope",
    "is_person",
    "supervised_by",
]
