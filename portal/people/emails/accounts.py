"""Messages about accounts that were merged or parted, or whose second step was taken off: whose
records they are is told, so that nobody's are taken without a word."""

from django.urls import reverse

from portal.dates import now
from portal.notices.actions import tell

ASK = "Ask your line manager at once if this is wrong: these may be two people’s accounts."


def accounts_merged(duplicate, into) -> None:
    """To the account that stays, and to the address of the one that is closed: it may be somebody
    else's after all."""
    told = {
        "key": f"people.merged:{duplicate.pk}:{now():%Y%m%d%H%M%S}",
        "title": "Two accounts in the portal are one now",
        "ask": ASK,
    }
    closed = f" ({duplicate.email})" if duplicate.email else ""
    tell(
        to=into,
        why=f"An administrator closed the account of {duplicate}{closed} and gave its records to "
        "yours, because both are said to be yours.",
        url=reverse("people:person", args=[into.uuid]),
        button="See your page",
        **told,
    )
    if duplicate.email:
        kept = f"that of {into}" + (f" ({into.email})" if into.email else "")
        tell(
            email=duplicate.email,
            why="An administrator closed your account with this address. Its records now belong "
            f"to another account that is said to be yours: {kept}. Sign in with that one.",
            **told,
        )


def accounts_parted(duplicate, into) -> None:
    """Each has its own records again."""
    key = f"people.parted:{duplicate.pk}:{now():%Y%m%d%H%M%S}"
    for user in (duplicate, into):
        tell(
            to=user,
            key=key,
            title="Two accounts in the portal are two again",
            why="An administrator parted two accounts that had been made one. Each has its own "
            "records again, as before.",
            url=reverse("people:person", args=[user.uuid]),
            button="See your page",
            ask="Ask your line manager if something is missing.",
        )


def factors_taken_off(user) -> None:
    tell(
        to=user,
        key=f"people.factors_off:{user.pk}:{now():%Y%m%d%H%M%S}",
        title="Your second step at sign-in was taken off",
        why="Somebody who looks after the portal took off your code app, passkeys and recovery "
        "codes, because they are said to be lost. You are signed out everywhere.",
        url=reverse("mfa_index"),
        button="Set up a new second step",
        ask="Ask an administrator at once if you did not ask for this.",
    )
