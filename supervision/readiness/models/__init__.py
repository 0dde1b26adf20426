from .application import Application, Attestation, Evaluation
from .authorisation import Authorisation, Pause, Standing
from .decision import Decision, FirstSignature, Outcome
from .gate import Criterion, Gate, GateVersion, Signer

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
    "Outcome",
    "Pause",
    "Signer",
    "Standing",
]
