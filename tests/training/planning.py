"""Events to test with: as the training team plans them."""

from datetime import timedelta

from portal.dates import now, today
from skills.training import actions
from tests.factories import CourseFactory, OrganisationFactory, someone_with


def days_ahead(days=30, hours=6, count=1):
    """So many days in a row, the first `days` from today."""
    first = now().replace(hour=9, minute=30, second=0, microsecond=0) + timedelta(days=days)
    starts = [first + timedelta(days=n) for n in range(count)]
    return [(start, start + timedelta(hours=hours)) for start in starts]


def coordinator():
    return someone_with("training_coordinator")


def draft(*, course=None, dates=None, by=None, **facts):
    usual = {
        "capacity": 2,
        "held": 0,
        "trainer": "Sam Trainer",
        "place": "Family Hub North",
        "closes_on": today() + timedelta(days=28),
    }
    if facts.get("held"):
        usual["held_until"] = today() + timedelta(days=20)
    return actions.plan_event(
        course=course or CourseFactory(),
        dates=dates or days_ahead(),
        by=by or coordinator(),
        **usual | facts,
    )


def opened(**facts):
    by = facts.pop("by", None) or coordinator()
    return actions.open_event(event=draft(by=by, **facts), by=by)


def charity(**facts):
    return OrganisationFactory(sector="voluntary", **facts)


def school(**facts):
    return OrganisationFactory(sector="school", **facts)


def booked(event, user, organisation=None, *, by=None, **more):
    """For the employer of whoever has one."""
    if organisation is None and (job := user.employments.current().first()):
        organisation = job.organisation
    return actions.book(event=event, user=user, organisation=organisation, by=by or user, **more)
