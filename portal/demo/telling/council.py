"""Those who oversee the work, and the child protection lead."""

from .. import gates, rounds
from ..days import days_ago, months_ago
from ..learning import courses
from .steps import OVERSIGHT, PRACTICE_SUPERVISOR, PROTECTION

SERVICE_MANAGER = "service-manager"


def tell() -> None:
    priya()
    victoria()


def priya() -> None:
    """The practice supervisor may sign others off."""
    rounds.reviewed(PRACTICE_SUPERVISOR, months_ago(8), reviewer=SERVICE_MANAGER, skill="able")
    courses(PRACTICE_SUPERVISOR, OVERSIGHT, before=220)
    gates.open_(PRACTICE_SUPERVISOR, "G6", months_ago(7), by=SERVICE_MANAGER)
    gates.attest(
        PRACTICE_SUPERVISOR,
        "G6",
        months_ago(6, 20),
        by=SERVICE_MANAGER,
        qualified=SERVICE_MANAGER,
    )
    gates.sign_first(PRACTICE_SUPERVISOR, "G6", months_ago(6), by=SERVICE_MANAGER)


def victoria() -> None:
    """Put forward for G5: the service manager’s signature is waited for."""
    key = "victoria.amankwah"
    rounds.reviewed(key, days_ago(70), reviewer=SERVICE_MANAGER, skill="able")
    courses(key, PROTECTION, before=45)
    gates.open_(key, "G5", days_ago(15), by=SERVICE_MANAGER)
    gates.attest(key, "G5", days_ago(6), by=SERVICE_MANAGER, qualified=SERVICE_MANAGER)
