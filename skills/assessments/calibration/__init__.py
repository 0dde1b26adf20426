"""How reviewers confirm: the level that they confirmed minus the one that people gave themselves,
by area, over the last twelve months. For talking about levels with each other: it ranks nobody."""

from .drawing import Drawn
from .spreads import everyone_beside, may_calibrate, sees_all, side_by_side

__all__ = ["Drawn", "everyone_beside", "may_calibrate", "sees_all", "side_by_side"]
