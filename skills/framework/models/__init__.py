from .profile import Requirement, RoleProfile
from .statement import Domain, LevelDescriptor, Statement, StatementMove
from .version import Framework, FrameworkVersion, Level

__all__ = [
    "Domain",
    "Framework",
    "FrameworkVersion",
    "Level",
    "LevelDescriptor",
    "Requirement",
    "RoleProfile",
    "Statement",
    "StatementMove",
]
