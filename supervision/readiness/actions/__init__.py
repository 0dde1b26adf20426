from .applying import Closed, NotAttested, NotYetHappened, attest, open_application, withdraw
from .holding import WrongDay, end, lift, pause
from .publishing import CannotPublish, publish_gate
from .signing import (
    FirstLapsed,
    GotWorse,
    NotSaid,
    SafetyNotConfirmed,
    sign_first,
    sign_second,
)

__all__ = [
    "CannotPublish",
    "Closed",
    "FirstLapsed",
    "GotWorse",
    "NotAttested",
    "NotSaid",
    "NotYetHappened",
    "SafetyNotConfirmed",
    "WrongDay",
    "attest",
    "end",
    "lift",
    "open_application",
    "pause",
    "publish_gate",
    "sign_first",
    "sign_second",
    "withdraw",
]
