"""Who records what somebody finished, and until when it counts."""

from calendar import monthrange
from datetime import date, timedelta

from portal.dates import months_after
from portal.people.rules import is_same_person

from .prices import is_voluntary


def may_record_completions(viewer, user) -> bool:
    """A training coordinator records what others finished, never what they finished themselves."""
    return "training_coordinator" in viewer.roles and not is_same_person(viewer, user)


def expiry_of(course, completed_on: date, last_expiry: date | None) -> date | None:
    """The day from which it does not count any more, or None where it counts for good.
    `last_expiry` is when the time before runs out, if there was one."""
    if course.expiry == course.Expiry.FIXED_DAY:
        return _fixed_day(course, completed_on)
    if not course.refresh_months:
        return None
    begins = completed_on
    if course.expiry == course.Expiry.FROM_LAST_EXPIRY and last_expiry:
        window = timedelta(days=course.renewal_days)
        if last_expiry - window <= completed_on <= last_expiry:
            begins = last_expiry
    return months_after(begins, course.refresh_months)


def first_of(rule: date | None, said: date | None) -> date | None:
    """What somebody else says of its end can shorten what our rule gives, and not stretch it."""
    return min(filter(None, (rule, said)), default=None)


def _fixed_day(course, completed_on: date) -> date:
    """The next such day that is further away than the days in which it can be renewed; years later
    where it counts for several."""
    reached = completed_on + timedelta(days=course.renewal_days)
    years = max(1, (course.refresh_months or 12) // 12)
    is_past = _in_year(course, reached.year) <= reached
    return _in_year(course, reached.year + is_past + years - 1)


def _in_year(course, year: int) -> date:
    """The day in that year; the last of the month where the month has no such day."""
    last = monthrange(year, course.ends_month)[1]
    return date(year, course.ends_month, min(course.ends_day, last))


def may_do_online(viewer, course) -> bool:
    """Anybody with an account does a course that is done in one's own time and still offered, where
    it is open to one of the places that they work for."""
    if not (course.is_in_own_time and course.is_offered):
        return False
    if course.open_to_voluntary_sector:
        return True
    jobs = viewer.employments.current().select_related("organisation")
    return any(not is_voluntary(job.organisation) for job in jobs)
