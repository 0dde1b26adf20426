"""Reminders about what people may hold: a function a message. None says why something is not
available."""

from django.urls import reverse

from portal.dates import in_words
from portal.notices.actions import tell

ASK = "Ask your line manager if something is wrong."


def ends_soon(authorisation, to, days: int) -> None:
    own = to == authorisation.employment.user
    gate = authorisation.decision.application.gate_version
    whose = "You" if own else authorisation.employment.user.name
    tell(
        to=to,
        key=f"authorisation.ends:{authorisation.pk}:{days}",
        title=f"Renew a sign-off by {in_words(authorisation.last_day)}",
        why=f"{whose} may hold “{gate}” until then. Look at what is needed together.",
        url=reverse("readiness:mine") if own else authorisation.get_absolute_url(),
        button="See what is missing" if own else "Look at it",
        by_when=authorisation.last_day,
        ask=ASK,
        daily=True,
    )


def ran_out(authorisation, to) -> None:
    own = to == authorisation.employment.user
    gate = authorisation.decision.application.gate_version
    whose = "You" if own else authorisation.employment.user.name
    tell(
        to=to,
        key=f"authorisation.ran_out:{authorisation.pk}",
        title="A sign-off has run out",
        why=f"{whose} may not hold “{gate}” any more, until it is signed off again.",
        url=reverse("readiness:mine") if own else authorisation.get_absolute_url(),
        button="See what is missing" if own else "Look at it",
        ask=ASK,
    )
