"""Days and times as they are said aloud."""

from datetime import timedelta

from django.utils import timezone

from portal.dates import clock, on_day, today, working_days_after
from portal.policy.days_off import days_off

from ..terms import listed


def at(moment) -> str:
    """“Tuesday 24 November, 5pm”."""
    local = timezone.localtime(moment)
    return f"{local:%A} {local.day} {local:%B}, {clock(moment)}"


def on_days(event) -> str:
    """“Thursday 3 December 2026, 9:30am to 4pm”; each day with its times where they differ."""
    days = [(on_day(timezone.localdate(one.starts)), _times(one)) for one in event.days]
    if not days:
        return event.when
    if len({times for _, times in days}) > 1:
        return "; ".join(f"{day}, {times}" for day, times in days)
    return f"{listed(day for day, _ in days)}, {days[0][1]}"


def _times(one) -> str:
    return f"{clock(one.starts)} to {clock(one.ends)}"


def where(event) -> str:
    if event.place:
        return f", at {event.place}"
    return ", online" if event.link else ""


def give_back_until(booking) -> str:
    """By when somebody gives a place back without being late, if that day is still to come."""
    begins = booking.event.begins
    if begins is None:
        return ""
    first = day = timezone.localdate(begins)
    count, off = booking.policy.cancel_working_days, days_off()
    while working_days_after(day, count, off) > first:
        day -= timedelta(days=1)
    return on_day(day) if day >= today() else ""
