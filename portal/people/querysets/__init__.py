from .absence import AbsenceQuerySet, CoverQuerySet
from .conditions import (
    in_any_scope,
    in_scope,
    is_person,
    opened_by,
    reaches,
    supervised_by,
)
from .invitations import InvitationQuerySet
from .kept import KeptPostQuerySet
from .openings import OpenableQuerySet, OpeningQuerySet
from .organisation import OrganisationQuerySet, TeamQuerySet
from .people import EmploymentQuerySet, PostQuerySet, SupervisionLineQuerySet, UserQuerySet

__all__ = [
    "AbsenceQuerySet",
    "CoverQuerySet",
    "EmploymentQuerySet",
    "InvitationQuerySet",
    "KeptPostQuerySet",
    "OpenableQuerySet",
    "OpeningQuerySet",
    "OrganisationQuerySet",
    "PostQuerySet",
    "SupervisionLineQuerySet",
    "TeamQuerySet",
    "UserQuerySet",
    "in_any_scope",
    "in_scope",
    "is_person",
    "opened_by",
    "reaches",
    "supervised_by",
]
