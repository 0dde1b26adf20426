"""What somebody typed on a page that was sent too late: meanwhile the other shared the record, sent
the agreement or called the session off. Nothing typed is lost: it is given back."""

import re
from dataclasses import dataclass

from .models import Heading
from .together import digest_of, one_line_ends

TERMS = {"every_days": "Days from one session to the next", "minutes": "Minutes", "place": "Where"}
WHY = re.compile(r"was-\d+-why")


@dataclass(frozen=True)
class Typed:
    about: str
    text: str


def in_one(typed) -> str:
    """Ready to be sent in one box."""
    return "\n\n".join(f"{one.about}: {one.text}" for one in typed)


def typed_in_record(session, data) -> list[Typed]:
    kept = {one.heading_id: one.text for one in session.entries.all()}
    found = _under(Heading.objects.filter(of=Heading.Of.RECORD), kept, data)
    agreed = [one.what for one in session.actions.all()]
    points = [one.text for one in session.points.all()]
    point = data.get("text", "") if data.get("do") == "point" else ""
    others = [("What we agreed", data.get("new-what", ""), agreed), ("Agenda", point, points)]
    others += [
        ("Why it is no longer needed", data[name], ()) for name in data if WHY.fullmatch(name)
    ]
    return found + [
        Typed(about, text.strip())
        for about, text, there in others
        if text.strip() and text.strip() not in there
    ]


def typed_in_agreement(agreement, data) -> list[Typed]:
    kept = {one.heading_id: one.text for one in agreement.parts.all()}
    said = []
    for name, label in TERMS.items():
        text = data.get(f"terms-{name}", "").strip()
        known = (str(getattr(agreement, name)), data.get(f"initial-terms-{name}", ""))
        if text and text not in known:
            said.append(Typed(label, text))
    return said + _under(Heading.objects.filter(of=Heading.Of.AGREEMENT), kept, data)


def _under(headings, kept, data) -> list[Typed]:
    """What the page changed under these headings and is not in what is kept."""
    found = []
    for heading in headings:
        text = one_line_ends(data.get(f"{heading.code}-text", "")).strip()
        is_there = text in one_line_ends(kept.get(heading.pk, ""))
        if not is_there and digest_of(text) != data.get(f"{heading.code}-was"):
            found.append(Typed(heading.title, text))
    return found
