"""Who has a round that was sent."""

from django.db.models import OuterRef, Subquery

from portal.dates import today
from portal.people.models import Cover, User


def reviewer_of(assessment):
    """Whom the round goes to."""
    return supervisor_of(assessment.employment)


def supervisor_of(employment):
    """The line manager, or else another supervisor, or whoever covers for them today; None without
    one, as for whoever has left the employer."""
    if not employment.holds_on(today()):
        return None
    covers = Cover.objects.current().filter(absent=OuterRef("supervisor"))
    # Who covers for their own supervisor does not supervise themselves.
    covers = covers.exclude(covering=employment.user_id)
    lines = (
        employment.supervision_lines.current()
        .select_related("supervisor")
        .annotate(covering=Subquery(covers.values("covering")[:1]))
        .order_by("starts", "id")
    )
    by_kind = {line.kind: line for line in lines}
    line = by_kind.get("line") or by_kind.get("practice")
    if line is None or line.covering is None:
        return line and line.supervisor
    return User.objects.get(pk=line.covering)
