from .grant import RoleGrant
from .job import Employment, JobRole, Post
from .kept import KeptPost
from .organisation import Organisation, Team
from .registration import Registration
from .supervision import SupervisionLine
from .user import User

__all__ = [
    "Employment",
    "JobRole",
    "KeptPost",
    "Organisation",
    "Post",
    "Registration",
    "RoleGrant",
    "SupervisionLine",
    "Team",
    "User",
]
