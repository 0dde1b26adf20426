"""Openings that people are told of later: the day has come."""

from ..actions.openings import tell_late
from ..models import Opening


def tell_openings(day) -> int:
    due = list(Opening.objects.to_tell_by(day))
    for opening in due:
        tell_late(opening=opening)
    return len(due)
