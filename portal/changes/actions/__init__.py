from .making import cancel, make, make_planned
from .running import run_nightly

__all__ = ["cancel", "make", "make_planned", "run_nightly"]
