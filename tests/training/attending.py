"""An event that has begun, or is over, with people who booked it."""

from contextlib import contextmanager

from portal.dates import as_if
from skills.training import actions
from skills.training.actions import Mark
from tests.training.planning import booked, coordinator, opened

CAME = Mark(came=True)
AWAY = Mark(came=False)


@contextmanager
def at(moment, after=None):
    """Let it be `after` that moment."""
    with as_if(moment + after if after else moment):
        yield


def with_people(*people, organisation=None, **facts):
    """An open event, and the booking of each."""
    event = opened(**{"capacity": 9} | facts)
    return event, [booked(event, user, organisation, by=coordinator()) for user in people]


def note(event, marks, *, by=None, day=0):
    """`marks` has what is noted of each booking."""
    return actions.note_attendance(
        date=event.days[day],
        marks={booking.pk: mark for booking, mark in marks.items()},
        by=by or coordinator(),
    )


def closed(event, marks, *, by=None):
    """Noted for every day, and closed, an hour after its end."""
    by = by or coordinator()
    with as_if(event.ends):
        for day in range(len(event.days)):
            note(event, marks, by=by, day=day)
        return actions.close_event(event=event, by=by)
