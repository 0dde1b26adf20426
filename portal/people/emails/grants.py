"""Messages about roles that were given, end soon or have ended."""

from django.urls import reverse

from portal.dates import in_words, today
from portal.notices.actions import tell


def role_given(grant) -> None:
    """Nobody is told of a role that they have had for long."""
    if grant.starts < today():
        return
    tell(
        to=grant.user,
        key=f"people.role_given:{grant.pk}",
        title="You have a new role in the portal",
        why="Somebody who looks after the portal gave it to you. Your page says which role it is, "
        "for which place and until when.",
        url=reverse("people:person", args=[grant.user.uuid]),
        button="See your roles",
    )


def role_ended(grant) -> None:
    tell(
        to=grant.user,
        key=f"people.role_ended:{grant.pk}",
        title="A role of yours in the portal has ended",
        why="You can no longer see or do what it was for. Your page says which roles you have.",
        url=reverse("people:person", args=[grant.user.uuid]),
        button="See your roles",
        ask="Ask an administrator if this is wrong.",
    )


def grant_ends(grant, to, days: int) -> None:
    whose = "yours" if grant.user == to else f"{grant.user}’s"
    when = f"ends on {in_words(grant.ends)}" if days else "has ended"
    tell(
        to=to,
        key=f"grant:{grant.pk}:{grant.ends:%Y%m%d}:{days}",
        title=f"A role in the portal {when}",
        why=f"It is {whose}: “{grant.get_role_display()}”. It was given until then. "
        "If it is still needed, it has to be given again.",
        by_when=grant.ends,
        ask="Ask an administrator of the portal.",
        daily=bool(days),
    )
