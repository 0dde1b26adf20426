"""Calls for help. Why somebody calls is in no message."""

from django.urls import reverse

from portal.links.actions import make
from portal.notices.actions import tell

LINK, LINK_DAYS = "take_up_call", 2


def help_asked(call, people) -> None:
    for person in people:
        tell(
            to=person,
            key=f"help.asked.{call.pk}",
            title="Somebody needs to talk to you now",
            why=f"{call.subject} asks you to ring. {_phone(call.subject)}Asking is good practice.",
            url=_address(call, person),
            button="I’ll ring them",
            ask=f"{call.subject}",
        )


def help_still_waits(call, people) -> None:
    for person in people:
        tell(
            to=person,
            key=f"help.waits.{call.pk}",
            title="Somebody asked for help, and nobody has rung yet",
            why=f"{call.subject} asked to talk. {_phone(call.subject)}Ring, or see that somebody "
            "does.",
            url=_address(call, person),
            button="I’ll ring them",
            ask=f"{call.subject}",
        )


def help_taken_up(call) -> None:
    tell(
        to=call.subject,
        key=f"help.taken_up.{call.pk}",
        title="Somebody will ring you now",
        why=f"{call.taken_up_by} has seen that you need to talk. {_phone(call.taken_up_by)}",
        url=reverse("supervision:help"),
        button="See whom to ring",
        ask=f"{call.taken_up_by}",
    )


def _phone(person) -> str:
    return f"Their phone: {person.work_phone}. " if person.work_phone else ""


def _address(call, person) -> str:
    """A link that works without signing in: there is no time to lose."""
    if not person.email:
        return reverse("supervision:help")
    link = make(
        purpose=LINK,
        object_id=call.pk,
        email=person.email,
        days=LINK_DAYS,
        ask=f"{call.subject}",
        by=None,
    )
    return link.address
