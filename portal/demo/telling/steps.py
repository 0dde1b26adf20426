"""Steps that several people of the story took alike."""

from datetime import timedelta

from .. import gates, rounds
from ..days import days_ago
from ..learning import courses

SUPERVISOR = "supervisor"
PRACTICE_SUPERVISOR = "practice-supervisor"
TWIN_SUPERVISOR = "twin-supervisor"
TWIN_PRACTICE_SUPERVISOR = "twin-practice-supervisor"

FIRST = ("FH01", "FH02", "FH03", "FH04", "FH05", "FH06", "FH07")
# Beside the first ones; the yearly one is done again by then.
CHILD_IN_NEED = ("FH03", "FH08", "FH10", "FH11", "FH16", "FH18")
SOCIAL_WORK = ("FH01 FH02 FH03 FH04 FH05 FH06 FH08 FH10 FH11 FH12 FH13 FH15 FH16").split()
PROTECTION = ("FH01 FH02 FH03 FH04 FH08 FH09 FH10 FH11 FH16 FH17").split()
OVERSIGHT = ("FH01 FH02 FH03 FH04 FH08 FH09 FH10 FH16 FH20").split()


def days(count: int) -> timedelta:
    return timedelta(days=count)


def reviewed_twice(key, day, *, by, again_by, like="") -> None:
    """A round that the supervisor reviewed and a qualified social worker looked at again."""
    rounds.reviewed(key, day, reviewer=by, skill="able", like=like)
    rounds.look_again(key, day + days(14), reviewer=again_by)
    rounds.respond(key, day + days(16), agrees=True, second_look=True)


def early_lead(key, day, *, by, outcome="ready", finished=FIRST, leave_out=None) -> None:
    """Gate G1: the courses, then opened, attested and signed by the line manager in three weeks."""
    courses(key, finished, before=since(day))
    gates.open_(key, "G1", day, by=by)
    gates.attest(key, "G1", day + days(16), by=by, qualified=by, leave_out=leave_out)
    gates.sign_first(key, "G1", day + days(20), by=by, outcome=outcome)


def child_in_need_lead(key, day, *, by, second) -> None:
    """Gate G3 with both signatures."""
    ask_for_child_in_need(key, day, by=by, second=second)
    gates.sign_first(key, "G3", day + days(22), by=by)
    gates.sign_second(key, "G3", day + days(26), by=second)


def ask_for_child_in_need(key, day, *, by, second) -> None:
    """Gate G3, open, with everything attested."""
    gates.open_(key, "G3", day, by=by)
    gates.attest(key, "G3", day + days(18), by=by, qualified=second)


def since(day) -> int:
    """How many days ago that was."""
    return (days_ago(0) - day).days
