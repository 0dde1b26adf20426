"""Each night, whoever is due to be asked about a course is asked."""

from datetime import timedelta

from portal.dates import months_after

from . import actions
from .actions.evaluating import BEFORE_DAYS, LATER_MONTHS
from .models import Booking, Evaluation, Event

Kind = Evaluation.Kind
# A night that was left out is made up for, for so many days.
LATE = 7


def ask(day) -> int:
    """How many were asked."""
    return (
        _ask(day + timedelta(days=BEFORE_DAYS), "first", ["confirmed"], [Kind.BEFORE], ahead=True)
        + _ask(day, "last", ["confirmed", "attended", "partly"], [Kind.ON_THE_DAY])
        + _ask(
            months_after(day, -LATER_MONTHS),
            "last",
            ["attended", "partly"],
            [Kind.LATER, Kind.SUPERVISOR],
        )
    )


def _ask(day, at, states, kinds, *, ahead=False) -> int:
    """Of the events that begin (`first`) or end (`last`) about that day, who is still to ask."""
    span = (day - timedelta(days=BEFORE_DAYS), day) if ahead else (day - timedelta(days=LATE), day)
    events = Event.objects.public().filter(cancelled_at__isnull=True).with_times()
    events = events.filter(**{f"{at}__date__gte": span[0], f"{at}__date__lte": span[1]})
    bookings = Booking.objects.filter(event__in=events.values("pk"), state__in=states)
    asked = 0
    for kind in kinds:
        still = bookings.exclude(evaluations__kind=kind)
        for booking in still.select_related("event__course", "user", "employment"):
            asked += actions.ask(booking=booking, kind=kind) is not None
    return asked
