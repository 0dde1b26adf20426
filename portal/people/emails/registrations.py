"""Messages about registrations that run out."""

from portal.dates import in_words
from portal.notices.actions import tell

ASK = "Ask an administrator of the portal to record the new one."


def registration_ends(registration, to, days: int) -> None:
    tell(
        to=to,
        key=f"registration:{registration.pk}:{days}",
        title=f"Have a registration checked by {in_words(registration.ends)}",
        why=f"It is {_whose(registration, to)}. The one on record runs out in {days} days. Without "
        "one in date, nobody can sign as a social worker.",
        by_when=registration.ends,
        ask=ASK,
        daily=True,
    )


def registration_ended(registration, to) -> None:
    tell(
        to=to,
        key=f"registration:{registration.pk}:0",
        title="Have a registration checked again",
        why=f"It is {_whose(registration, to)}. The one on record has run out. Until a new one is "
        "recorded, signing as a social worker isn’t possible.",
        ask=ASK,
    )


def _whose(registration, to) -> str:
    return "your own" if registration.user == to else f"that of {registration.user}"
