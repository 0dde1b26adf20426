"""Supervision in Team North 3: an agreement, and sessions in several states."""

from .. import supervising
from ..days import days_ago, months_ago
from .steps import SUPERVISOR, days

WORDS = {
    "roles": "Claire supervises, and keeps the time free. Aisha brings what she wants to think "
    "about.",
    "private": "What we say stays between us. If a child or one of us is not safe, it can’t.",
    "learn_best": "Aisha learns by watching first. When work is hard, a walk and a plain question "
    "help.",
    "missed": "We plan a new day within a week, and say whose gap it was.",
}


def tell() -> None:
    practitioner()
    kofi()


def practitioner() -> None:
    """A record that she agreed, one session that the service missed, and the next."""
    key = "practitioner"
    supervising.agree(key, months_ago(4), by=SUPERVISOR, words=WORDS)
    first = supervising.working(days_ago(47))
    session = supervising.plan(key, first, by=SUPERVISOR, planned_on=days_ago(60))
    supervising.point(session, first - days(2), "Ending a visit when a parent is upset", by=key)
    session = supervising.hold(
        session,
        by=SUPERVISOR,
        words={
            "workload": "6 families. It is fair and safe. Two plans end before Christmas.",
            "thinking": "Aisha stayed calm at the end of a hard visit and found a way back in the "
            "next day. Slowing down helped. Next time: agree at the start how a visit will end.",
        },
    )
    supervising.action(
        session,
        "Try the “day in a child’s life” guide on two visits",
        owner=key,
        by=SUPERVISOR,
        by_when=first + days(20),
    )
    supervising.action(
        session,
        "Ask the training team about the course on child in need work",
        owner=SUPERVISOR,
        by=SUPERVISOR,
        by_when=first + days(70),
    )
    session = supervising.share(session, by=SUPERVISOR)
    supervising.respond(session, first + days(3), by=key)
    gone = supervising.plan(
        key, supervising.working(days_ago(19)), by=SUPERVISOR, planned_on=first + days(3)
    )
    supervising.missed(gone, by=SUPERVISOR, why="No room and no cover on the day.")
    coming = supervising.working(days_ago(-16))
    session = supervising.plan(key, coming, by=SUPERVISOR, planned_on=days_ago(4))
    supervising.point(session, days_ago(1), "How I say no to one more family", by=key)


def kofi() -> None:
    """A record that is being written."""
    key, day = "kofi.antwi", supervising.working(days_ago(2))
    session = supervising.plan(key, day, by=SUPERVISOR, planned_on=days_ago(12), hour=14)
    supervising.hold(
        session, by=SUPERVISOR, words={"learning": "Kofi told the team about the last course."}
    )
