"""Who notes who came, and what it makes of a booking."""

from datetime import timedelta

from django.utils import timezone

from portal.dates import now, today
from portal.people.rules import is_same_person

from ..kinds import CLOSED, COMES
from .bookings import may_run_training

EARLY = timedelta(hours=1)  # before it begins, from when people sign in
MOST_MISSED = 10  # of a hundred minutes: more than that is a part of the course


def may_note(viewer, user) -> bool:
    """The training team, of everybody but themselves: they sign in with the code like others."""
    return may_run_training(viewer) and not is_same_person(viewer, user)


def may_correct(viewer, booking) -> bool:
    """The training team, once the event was closed, of everybody but themselves."""
    return booking.state in CLOSED and may_note(viewer, booking.user)


def is_day_of(date) -> bool:
    return timezone.localdate(date.starts) == today()


def day_to_arrive(booking):
    """The day of today, for whoever is expected; None on all others."""
    if booking.state not in COMES:
        return None
    return next((day for day in booking.event.days if is_day_of(day)), None)


def is_time_to_sign_in(date) -> bool:
    return date.starts - EARLY <= now() < date.ends


def minutes_of(date) -> int:
    return int((date.ends - date.starts).total_seconds() // 60)


def minutes_late(date) -> int:
    """How late somebody is who comes now; never below nought."""
    return max(0, int((now() - date.starts).total_seconds() // 60))


def outcome_of(days, attendance) -> str:
    """The state of a booking after an event of these `days`: came, came for a part, or did not
    come. A few minutes are no part."""
    by_day = {one.date_id: one for one in attendance if one.came}
    if not by_day:
        return "missed"
    all_minutes = sum(minutes_of(day) for day in days)
    there = sum(
        minutes_of(day) - by_day[day.pk].late_minutes - by_day[day.pk].early_minutes
        for day in days
        if day.pk in by_day
    )
    return "attended" if there * 100 >= all_minutes * (100 - MOST_MISSED) else "partly"
