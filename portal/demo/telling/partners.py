"""The charities, the health trust and the school."""

from .. import gates, rounds
from ..days import days_ago, months_ago
from ..learning import courses
from .steps import FIRST, days, since

WORKING_LEAD = "working-lead"
MANAGER = "vcs-manager"
TWIN_MANAGER = "twin-vcs-manager"
COURSES = FIRST[:6]


def tell() -> None:
    jasmine()
    connor()
    partner_lead("farah.siddiqui", months_ago(9), by=MANAGER, outcome="ready_with_conditions")
    delroy()
    rounds.answer("pearl.nwachukwu", days_ago(5), skill="new", count=6)
    niamh()
    joel()


def partner_lead(key, day, *, by, outcome="ready") -> None:
    """Gate G2 with both signatures."""
    rounds.reviewed(key, day, reviewer=by, skill="able")
    ask(key, day + days(20), by=by)
    gates.sign_first(key, "G2", day + days(40), by=by, outcome=outcome)
    gates.sign_second(key, "G2", day + days(47), by=WORKING_LEAD, outcome=outcome)


def ask(key, day, *, by, leave_out=None) -> None:
    """Gate G2, open and attested."""
    courses(key, COURSES, before=since(day) + 5)
    gates.open_(key, "G2", day, by=by)
    gates.attest(key, "G2", day + days(12), by=by, qualified=by, leave_out=leave_out)


def jasmine() -> None:
    """G2 is open, with two things still missing."""
    rounds.reviewed("vcs-worker", months_ago(3), reviewer=MANAGER, skill="able")
    ask("vcs-worker", days_ago(18), by=MANAGER, leave_out={"observation": 1, "council-contact": 1})


def connor() -> None:
    """Recommended by his employer: the council’s signature is waited for."""
    rounds.reviewed("connor.daly", months_ago(4), reviewer=MANAGER, skill="able")
    ask("connor.daly", days_ago(30), by=MANAGER)
    gates.sign_first("connor.daly", "G2", days_ago(8), by=MANAGER)


def delroy() -> None:
    """In the other charity: ready, and this year’s round is sent."""
    partner_lead("twin-vcs-worker", months_ago(11, 15), by=TWIN_MANAGER)
    rounds.send("twin-vcs-worker", days_ago(3), skill="able")


def niamh() -> None:
    """A health visitor whose sign-off was ended early."""
    partner_lead("niamh.osullivan", months_ago(8), by="sunita.bhatt")
    gates.end("niamh.osullivan", "G2", days_ago(35), by="sunita.bhatt")


def joel() -> None:
    """At the school: sent, and waiting for his head teacher."""
    rounds.send("joel.hargreaves", days_ago(2), skill="growing")
