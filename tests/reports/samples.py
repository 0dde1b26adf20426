"""Facts to print, made by hand: long names, letters with hats, and money."""

from datetime import date

from portal.reports.certificate import Certificate, Signature
from portal.reports.measures import measure_areas
from portal.reports.summary import Area, Line, Summary, Verdict

AGREES = "Agrees, 5 December 2026"
LONGEST_NAME = "Maximiliana-Alexandrina Featherstonehaugh-Cholmondeley Owain"


def certificate(**changes) -> Certificate:
    facts = {
        "name": "Siân Llŵyd",
        "role": "Family Help practitioner",
        "employer": "Café Élan & Sons",
        "gate": "Lead for a child in need",
        "plain": "I can be the main contact.",
        "may_do": ("Lead a plan.", "Run meetings."),
        "may_not_do": ("Close work alone.",),
        "conditions": ("Spend £20 at most. <b>Not bold</b>.",),
        "starts": date(2026, 11, 22),
        "last_day": date(2027, 11, 21),
        "signatures": (
            Signature("C. Supervisor", "Line manager", date(2026, 11, 20)),
            Signature("D. Practice-Supervisor", "Practice supervisor", date(2026, 11, 22)),
        ),
        "rests_on": "Family Help knowledge and skills, version 1. Gate G3, version 1.",
        "code": "K7PM3XQ9",
        "spaced_code": "K7PM 3XQ9",
    }
    return Certificate(**{**facts, **changes})


def line(*, comment="") -> Line:
    """A safety statement that was confirmed below what was said and what is needed."""
    return Line(
        title="Staying curious",
        core=True,
        said=3,
        said_word="3 Confident",
        comment=comment,
        confirmed=2,
        confirmed_word="2 With support",
        needed=3,
        needed_word="3 Confident",
        counts=True,
    )


def summary(*, comment="", note="", measure=None) -> Summary:
    """A reviewed round of one statement."""
    measure = measure or measure_areas([("SAF", 3, 2, 3, True)])["SAF"]
    return Summary(
        name="Siân Llŵyd",
        role="Family Help practitioner",
        team="Team North 3",
        employer="Café Élan & Sons",
        title="Self-assessment 2026",
        colour="green",
        state="Reviewed",
        facts=[("Sent", "1 November 2026")],
        verdicts=[Verdict("C. Supervisor", date(2026, 12, 4), "Review", note, AGREES, "")],
        areas=[Area("SAF", "Keeping children safe", [line(comment=comment)], measure)],
        scale="0 Not yet, 1 Developing",
        profile=None,
    )
