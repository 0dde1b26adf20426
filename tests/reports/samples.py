"""Facts to print, made by hand: long names, letters with hats, and money."""

from datetime import date

from portal.reports.certificate import Certificate, Signature

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
