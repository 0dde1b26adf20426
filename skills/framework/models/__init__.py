from .mapping import StatementMap
from .move import StatementMove
from .profile import Requirement, RoleProfile
from .review import Review, ReviewInvitation
from .statement import Domain, LevelDescriptor, Statement
from .version import Framework, FrameworkVersion, Level

__all__ = [
    "Domain",
    "Framework",
    "FrameworkVersion",
    "Level",
    "LevelDescriptor",
    "Requirement",
    "Review",
    "ReviewInvitation",
    "RoleProfile",
    "Statement",
    "StatementMap",
    "StatementMove",
]
