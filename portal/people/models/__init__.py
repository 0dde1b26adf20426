from .absence import Absence, Cover
from .grant import RoleGrant
from .invitation import Invitation
from .job import COMES_TO_TRAINING, Employment, JobRole, Post
from .kept import KeptPost
from .opening import Opening
from .organisation import Locality, Organisation, Team
from .partner import PartnerRequest
from .registration import Registration
from .statement import OrganisationFile, SafeguardingStatement
from .supervision import SupervisionLine
from .unused import UnusedAccount
from .user import User

__all__ = [
    "COMES_TO_TRAINING",
    "Absence",
    "Cover",
    "Employment",
    "Invitation",
    "JobRole",
    "KeptPost",
    "Locality",
    "Opening",
    "Organisation",
    "OrganisationFile",
    "PartnerRequest",
    "Post",
    "Registration",
    "RoleGrant",
    "SafeguardingStatement",
    "SupervisionLine",
    "Team",
    "UnusedAccount",
    "User",
]
