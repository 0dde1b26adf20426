"""Team North 3: where the practitioner and her supervisor work."""

from .. import evidence, gates, others, plans, rounds
from ..days import days_ago, months_ago
from ..learning import courses, runs_out_soon
from .steps import (
    CHILD_IN_NEED,
    FIRST,
    PRACTICE_SUPERVISOR,
    SOCIAL_WORK,
    SUPERVISOR,
    ask_for_child_in_need,
    child_in_need_lead,
    days,
    early_lead,
    reviewed_twice,
)

# What the practitioner has not answered yet: 16 of 56.
STILL_OPEN = ("SAF5", "SAF6", "SAF7", "KNO", "PAR")


def tell() -> None:
    practitioner()
    kofi()
    zoe()
    declan()
    rosa()
    emeka()
    lauren()
    hamza()
    megan()


def practitioner() -> None:
    """A year after her last round, 40 of 56 answered. She may lead early help, and was put forward
    for child in need work once, too soon."""
    key = "practitioner"
    reviewed_twice(
        key,
        months_ago(12, -12),
        by=SUPERVISOR,
        again_by=PRACTICE_SUPERVISOR,
        like="family_support_worker",
    )
    runs_out_soon(key, "FH03", days=12)
    early_lead(key, months_ago(9), by=SUPERVISOR, finished=[c for c in FIRST if c != "FH03"])
    courses(key, [code for code in CHILD_IN_NEED if code != "FH03"], before=20)
    gates.open_(key, "G3", months_ago(5), by=SUPERVISOR)
    gates.attest(
        key,
        "G3",
        months_ago(4),
        by=SUPERVISOR,
        qualified=PRACTICE_SUPERVISOR,
        leave_out={"co-working": 1, "record-check": 1, "observation": 1},
    )
    gates.withdraw(key, "G3", months_ago(4) + days(6))
    rounds.answer(key, days_ago(6), skill="able", leave_out=STILL_OPEN)
    evidence.kept(key)
    plan_of_practitioner(key)


def plan_of_practitioner(key) -> None:
    """One step done, one to do, and one that her supervisor sees to."""
    first, *others = [*plans.gaps(key), None, None]
    watched = plans.add(
        key,
        months_ago(8),
        what="Watch a colleague lead a family meeting",
        by_when=months_ago(7),
    )
    plans.finish(watched, months_ago(7, 4), by=SUPERVISOR)
    plans.add(
        key,
        days_ago(40),
        what="Lead a family meeting with somebody watching, then talk it over",
        by_when=days_ago(-25),
        gap=first,
    )
    plans.add(
        key,
        days_ago(20),
        what="Find a social worker to visit a family with",
        by_when=days_ago(-35),
        owner=SUPERVISOR,
        by=SUPERVISOR,
        gap=others[0],
    )


def kofi() -> None:
    """Everything that G3 asks is met; nobody has signed yet."""
    key = "kofi.antwi"
    reviewed_twice(key, months_ago(10), by=SUPERVISOR, again_by=PRACTICE_SUPERVISOR)
    early_lead(key, months_ago(9), by=SUPERVISOR)
    courses(key, CHILD_IN_NEED, before=40)
    ask_for_child_in_need(key, days_ago(26), by=SUPERVISOR, second=PRACTICE_SUPERVISOR)


def zoe() -> None:
    """Signed off for G3, with a certificate."""
    key = "zoe.hartley"
    reviewed_twice(key, months_ago(11), by=SUPERVISOR, again_by=PRACTICE_SUPERVISOR)
    early_lead(key, months_ago(10), by=SUPERVISOR)
    courses(key, CHILD_IN_NEED, before=160)
    child_in_need_lead(key, months_ago(5), by=SUPERVISOR, second=PRACTICE_SUPERVISOR)
    evidence.kept(key)


def declan() -> None:
    """Signed off, and not available now."""
    key = "declan.moriarty"
    reviewed_twice(key, months_ago(11, 20), by=SUPERVISOR, again_by=PRACTICE_SUPERVISOR)
    early_lead(key, months_ago(11), by=SUPERVISOR)
    courses(key, CHILD_IN_NEED, before=220)
    child_in_need_lead(key, months_ago(7), by=SUPERVISOR, second=PRACTICE_SUPERVISOR)
    gates.pause(key, "G3", days_ago(20), rule="P3", by=SUPERVISOR)


def rosa() -> None:
    """Sent, and late to be reviewed: one colleague is done with an area, another is not."""
    key = "rosa.delgado-finch"
    courses(key, FIRST[:4], before=60)
    rounds.answer(key, days_ago(16), skill="growing")
    evidence.kept(key)
    rounds.hand_in(key, days_ago(16))
    others.ask_confirmer(key, days_ago(14), area="SAF", asked="victoria.amankwah", by=SUPERVISOR)
    others.confirm_area(key, days_ago(6), asked="victoria.amankwah", skill="growing")
    others.ask_confirmer(key, days_ago(5), area="PAR", asked="working-lead", by=SUPERVISOR)


def emeka() -> None:
    """A social worker with a sign-off who has sent this year’s round."""
    key = "emeka.obi"
    rounds.reviewed(key, months_ago(11, 10), reviewer=SUPERVISOR, skill="able")
    courses(key, SOCIAL_WORK, before=300)
    gates.open_(key, "G4", months_ago(10), by=SUPERVISOR)
    gates.attest(
        key, "G4", months_ago(9, 20), by=PRACTICE_SUPERVISOR, qualified=PRACTICE_SUPERVISOR
    )
    gates.sign_first(key, "G4", months_ago(9, 10), by=PRACTICE_SUPERVISOR)
    rounds.answer(key, days_ago(4), skill="able")
    evidence.kept(key)
    rounds.hand_in(key, days_ago(4))
    asked = others.ask_outside(
        key,
        days_ago(3),
        area="KNO",
        by=key,
        name="Bronagh Keane",
        job="Health visitor",
        email="bronagh.keane@health.example",
    )
    others.give_views(asked, days_ago(1))


def lauren() -> None:
    """Sees this year’s review differently. Her sign-off runs out soon."""
    key = "lauren.pickersgill"
    rounds.reviewed(key, months_ago(13, 10), reviewer=SUPERVISOR, skill="able")
    early_lead(key, months_ago(12, -10), by=SUPERVISOR)
    rounds.send(key, days_ago(24), skill="able")
    rounds.confirm(key, days_ago(12), reviewer=SUPERVISOR, skill="growing")
    rounds.respond(key, days_ago(5), agrees=False)
    others.ask_opinion(key, days_ago(4), code="PAR4", of=PRACTICE_SUPERVISOR)
    plans.add(
        key,
        days_ago(4),
        what="Bring two plans to supervision and say who does what in them",
        by_when=days_ago(-24),
        by=SUPERVISOR,
        gap=plans.gaps(key)[0],
    )


def hamza() -> None:
    """Put forward for G1, with everything met."""
    key = "hamza.iqbal"
    rounds.reviewed(key, days_ago(62), reviewer=SUPERVISOR, skill="able")
    courses(key, FIRST, before=40)
    gates.open_(key, "G1", days_ago(14), by=SUPERVISOR)
    gates.attest(key, "G1", days_ago(5), by=SUPERVISOR, qualified=SUPERVISOR)
    step = plans.add(key, days_ago(50), what="Shadow a visit in Team North 2", by_when=days_ago(10))
    plans.drop(step, days_ago(20), why="The visit did not take place. We plan another.", by=key)
    plans.add(
        key,
        days_ago(20),
        what="Take the course on working as one team, and tell the team about it",
        by_when=days_ago(3),
    )


def megan() -> None:
    """Ready with conditions; three answers of her new round came back."""
    key = "megan.tolliver"
    rounds.reviewed(key, months_ago(9), reviewer=SUPERVISOR, skill="able")
    early_lead(
        key,
        months_ago(8),
        by=SUPERVISOR,
        outcome="ready_with_conditions",
        leave_out={"shadowing": 1},
    )
    rounds.send(key, days_ago(11), skill="able")
    rounds.send_back(key, days_ago(3), reviewer=SUPERVISOR, codes=["VOI1", "PLN3", "PAR5"])
