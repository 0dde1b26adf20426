from .absence import AbsenceQuerySet, CoverQuerySet
from .conditions import (
    in_any_scope,
    in_scope,
    is_person,
    opened_by,
    reaches,
    supervised_by,
    waits_for,
)
from .grants import RegistrationQuerySet, RoleGrantQuerySet
from .invitations import InvitationQuerySet
from .kept import KeptPostQuerySet
from .known import known_to
from .openings import OpenableQuerySet, OpeningQuerySet
from .organisation import LocalityQuerySet, OrganisationQuerySet, TeamQuerySet
from .partners import PartnerRequestQuerySet, UnusedAccountQuerySet
from .people import EmploymentQuerySet, PostQuerySet, SupervisionLineQuerySet, UserQuerySet

__all__ = [
    "AbsenceQuerySet",
    "CoverQuerySet",
    "EmploymentQuerySet",
    "InvitationQuerySet",
    "KeptPostQuerySet",
    "LocalityQuerySet",
    "OpenableQuerySet",
    "OpeningQuerySet",
    "OrganisationQuerySet",
    "PartnerRequestQuerySet",
    "PostQuerySet",
    "RegistrationQuerySet",
    "RoleGrantQuerySet",
    "SupervisionLineQuerySet",
    "TeamQuerySet",
    "UnusedAccountQuerySet",
    "UserQuerySet",
    "in_any_scope",
    "in_scope",
    "is_person",
    "known_to",
    "opened_by",
    "reaches",
    "supervised_by",
    "waits_for",
]
