from .application import Application, Attestation, Evaluation
from .authorisation import Authorisation, Pause
from .decision import Decision, FirstSignature
from .gate import Criterion, Gate, GateVersion

__all__ = [
    "Application",
    "Attestation",
    "Authorisation",
    "Criterion",
    "Decision",
    "Evaluation",
    "FirstSignature",
    "Gate",
    "GateVersion",
    "Pause",
]
