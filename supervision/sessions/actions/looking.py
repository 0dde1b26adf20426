"""Who looked at a record of supervision without being one of its people: each time is journalled,
with what let them, and stands on the practitioner’s page of who has looked."""

from django.db.models import Q

from portal.journal.actions import record
from portal.people.actions.openings import note_look
from portal.people.querysets import is_person, supervised_by

from ..models import AgreedAction, Agreement, Session
from ..querysets.conditions import (
    covered,
    drawn_by,
    handed_over,
    joint,
    left_to,
    read_by_joint,
    shared_with,
)

AS_COVER = "supervision.read_as_cover"
HANDED_OVER = "supervision.read_handed_over"
SHARED_ON = "supervision.read_shared_on"
JOINTLY = "supervision.read_jointly"
IN_SAMPLE = "supervision.read_in_sample"
# What let them is over since they asked for the page.
OTHERWISE = "supervision.read"


def _by_own_line(viewer) -> Q:
    return supervised_by(viewer, "employment__") & Q(
        employment__supervision_lines__supervisor=viewer
    )


def _by_cover(viewer) -> Q:
    return supervised_by(viewer, "employment__")


# By kind of record: what lets somebody see it who is not one of its people, the first that holds.
WAYS = {
    Session: (
        (AS_COVER, covered),
        (HANDED_OVER, lambda viewer: handed_over(viewer) | left_to(viewer)),
        (SHARED_ON, shared_with),
        (JOINTLY, read_by_joint),
        (IN_SAMPLE, drawn_by),
    ),
    Agreement: ((HANDED_OVER, _by_own_line), (AS_COVER, _by_cover)),
    AgreedAction: ((HANDED_OVER, _by_own_line), (AS_COVER, _by_cover), (JOINTLY, joint)),
}


def _own(viewer, looked_at) -> bool:
    rows = type(looked_at).objects.filter(pk=looked_at.pk)
    if isinstance(looked_at, AgreedAction):
        people = ("employment__user", "session__supervisor", "owner")
        return rows.filter(_any(viewer, people)).exists()
    return rows.of_party(viewer).exists()


def _any(viewer, paths) -> Q:
    condition = Q(pk__in=[])
    for path in paths:
        condition |= is_person(viewer, path)
    return condition


def note_reading(*, looked_at, by) -> None:
    """Journal that `by` read a session, an agreement or an action that is not theirs."""
    if _own(by, looked_at):
        return
    if looked_at.employment and note_look(looked_at=looked_at, by=by):
        return
    rows = type(looked_at).objects.filter(pk=looked_at.pk)
    ways = WAYS[type(looked_at)]
    found = (verb for verb, lets in ways if rows.filter(lets(by)).exists())
    record(next(found, OTHERWISE), looked_at, by=by)
