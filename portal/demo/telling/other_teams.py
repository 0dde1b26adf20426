"""Teams North 1 and North 2."""

from .. import gates, rounds
from ..days import days_ago, months_ago
from ..learning import courses
from .steps import (
    CHILD_IN_NEED,
    FIRST,
    PRACTICE_SUPERVISOR,
    SOCIAL_WORK,
    TWIN_PRACTICE_SUPERVISOR,
    TWIN_SUPERVISOR,
    ask_for_child_in_need,
    early_lead,
    reviewed_twice,
)

IMRAN = "imran.chaudhry"


def tell() -> None:
    bethan()
    luca()
    grace()
    tariq()
    marlon()
    patrick()
    ines()
    rounds.answer("maximiliana", days_ago(9), skill="growing", count=25)


def bethan() -> None:
    """Recommended for G3: the second signature is waited for."""
    key = "bethan.rees"
    reviewed_twice(key, months_ago(8), by=IMRAN, again_by=PRACTICE_SUPERVISOR)
    early_lead(key, months_ago(6), by=IMRAN)
    courses(key, CHILD_IN_NEED, before=50)
    ask_for_child_in_need(key, days_ago(33), by=IMRAN, second=PRACTICE_SUPERVISOR)
    gates.sign_first(key, "G3", days_ago(6), by=IMRAN)


def luca() -> None:
    """Reviewed, not answered yet, and waiting for a second look."""
    courses("luca.ferrante", FIRST, before=90)
    rounds.reviewed("luca.ferrante", days_ago(16), reviewer=IMRAN, skill="growing", agrees=None)


def grace() -> None:
    """A social worker from an agency, put forward for G4: the only signature is waited for."""
    key = "grace.olawale"
    rounds.reviewed(key, days_ago(75), reviewer=IMRAN, skill="able")
    courses(key, SOCIAL_WORK, before=45)
    gates.open_(key, "G4", days_ago(12), by=IMRAN)
    gates.attest(
        key,
        "G4",
        days_ago(4),
        by=PRACTICE_SUPERVISOR,
        qualified=PRACTICE_SUPERVISOR,
        leave_out={"family-feedback": 1},
    )


def tariq() -> None:
    """Not ready yet, with the reasons."""
    key = "tariq.mahmood"
    rounds.reviewed(key, months_ago(5), reviewer=IMRAN, skill="growing")
    early_lead(key, months_ago(4), by=IMRAN, outcome="not_yet", finished=FIRST[:5])


def marlon() -> None:
    """The practitioner’s twin: reviewed, to be answered and looked at again; G3 is open."""
    key = "twin-practitioner"
    rounds.reviewed(key, days_ago(52), reviewer=TWIN_SUPERVISOR, skill="able", agrees=None)
    early_lead(key, days_ago(40), by=TWIN_SUPERVISOR)
    courses(key, CHILD_IN_NEED[:3], before=30)
    gates.open_(key, "G3", days_ago(8), by=TWIN_SUPERVISOR)
    gates.attest(
        key,
        "G3",
        days_ago(2),
        by=TWIN_SUPERVISOR,
        qualified=TWIN_PRACTICE_SUPERVISOR,
        leave_out={"observation": 2, "record-check": 1, "family-feedback": 1},
    )


def patrick() -> None:
    """Started a round and took it back."""
    courses("patrick.lyle", FIRST[:3], before=80)
    rounds.answer("patrick.lyle", days_ago(40), skill="new", count=8)
    rounds.withdraw("patrick.lyle", days_ago(31))


def ines() -> None:
    """Was ready once; it ran out, and the yearly round is late."""
    key = "ines.carvalho"
    reviewed_twice(key, months_ago(16), by=TWIN_SUPERVISOR, again_by=TWIN_PRACTICE_SUPERVISOR)
    early_lead(key, months_ago(14), by=TWIN_SUPERVISOR)
