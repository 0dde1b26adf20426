from django.db.models import Exists, Q

from portal.people.models import Employment
from portal.people.querysets import in_any_scope, is_person, supervised_by

WHOSE = "employment__user"


def second_looks_of(user) -> Q:
    """The condition that an assessment is reviewed and within what a practice supervisor covers."""
    return Q(state="reviewed") & in_any_scope(user, "practice_supervisor", "employment__")


def answered(prefix: str = "") -> Q:
    """The condition that a statement of a round has an answer."""
    return Q(**{f"{prefix}level__isnull": False}) | Q(**{f"{prefix}not_in_role": True})


def theirs_by_right(viewer) -> Q:
    """One's own; a supervisor's people's, once sent; for a practice supervisor those reviewed in
    the teams they cover."""
    sent_to = supervised_by(viewer, "employment__") & Q(submitted_at__isnull=False)
    return is_person(viewer, WHOSE) | sent_to | second_looks_of(viewer)


def asked_of(viewer) -> Q:
    """The condition that a colleague was asked: they read the area as long as their word is waited
    for, and afterwards where they gave it. Never after they left, and never of themselves."""
    in_time = Q(assessment__state__in=["draft", "submitted"])
    gave_it = Q(assessment__state="reviewed", done_at__isnull=False)
    works_here = Exists(Employment.objects.current().filter(is_person(viewer)))
    mine = is_person(viewer, "user") & ~is_person(viewer, f"assessment__{WHOSE}")
    return mine & Q(ended_at=None) & (in_time | gave_it) & Q(works_here)


def asked_for(viewer) -> Q:
    """The condition that a round is the viewer's own, or was sent to them to review."""
    whose = "assessment__employment__"
    sent_to = supervised_by(viewer, whose) & Q(assessment__submitted_at__isnull=False)
    return is_person(viewer, f"assessment__{WHOSE}") | sent_to


def opinion_of(viewer) -> Q:
    """The condition that the viewer was asked for an opinion, and still may give or read it."""
    scope = in_any_scope(
        viewer, "practice_supervisor", "confirmation__review__assessment__employment__"
    )
    mine = is_person(viewer, "asked_of") & ~is_person(viewer, "confirmation__subject")
    return mine & Q(ended_at=None) & scope
