"""Who may open another's records, and who says yes to telling them later."""

from ..reasons import REASONS_OF, TOLD_LATER, roles_that_open
from .standing import holds_grant_over, is_same_person, supervises

NOT_YOURS = "A service manager for their team, or an auditor for a sample, can open these records."


def reasons_for(viewer, employment) -> list[str]:
    """The reasons that the viewer can give for opening these records."""
    return [
        reason
        for role in roles_that_open(viewer)
        if holds_grant_over(viewer, role, employment)
        for reason in REASONS_OF[role]
    ]


def why_not_open(viewer, employment) -> str | None:
    if is_same_person(viewer, employment.user):
        return "These records are your own. You see all of them already."
    if not reasons_for(viewer, employment):
        return NOT_YOURS
    if supervises(viewer, employment):
        return "You supervise this person, so you can see what they share with you already."
    return None


def may_open(viewer, employment, reason: str, *, told_later: bool = False) -> bool:
    return (
        why_not_open(viewer, employment) is None
        and reason in reasons_for(viewer, employment)
        and (not told_later or reason == TOLD_LATER)
    )


def may_approve(viewer, opening) -> bool:
    """A third person who can look at it freely: a service manager of the place or a workforce lead
    who is neither the one who asks, nor the person, nor reports to who asks."""
    waiting = type(opening).objects.awaiting_approval_of(viewer)
    return waiting.filter(pk=opening.pk).exists()


def may_close(viewer, opening) -> bool:
    """Whoever opened it closes it, or takes back what they asked."""
    return viewer == opening.by and (opening.is_asked or opening.is_running)
