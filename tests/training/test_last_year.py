"""What other terms would have done to the bookings of the last 12 months."""

from datetime import timedelta

import pytest

from portal.dates import as_if, now, today
from skills.training import actions
from skills.training.last_year import NOBODY, last_year
from skills.training.models import AccessPolicy
from tests.factories import CourseFactory, EmploymentFactory, UserFactory
from tests.training.planning import booked, charity, opened, school

pytestmark = pytest.mark.django_db


class Year:
    """Two companies' places, a charity's, and one for nobody; all free as it was."""

    def __init__(self):
        self.course = CourseFactory(hours=6)
        self.event = opened(course=self.course, capacity=9, held=2)
        self.group = charity()
        self.company = school()
        for _ in range(2):
            self.place(self.company)
        self.charity_place = self.place(self.group)
        self.place(None)

    def place(self, organisation):
        job = organisation and EmploymentFactory(organisation=organisation)
        user = job.user if job else UserFactory()
        return booked(self.event, user, organisation)


@pytest.fixture
def _held_before():
    """Terms that held in the years before, too."""
    day = today() - timedelta(days=900)
    actions.set_policy(starts=day, words="Free.", by=None, free_sectors=["school", "voluntary"])


def would(**terms):
    usual = {"free_sectors": ["voluntary"], "full_day_pence": 10050, "held_percent": 50}
    return last_year(AccessPolicy(**usual | terms))


def test_who_would_have_paid_what_last_year():
    base = would().all
    Year()

    year = would()

    assert year.all.places - base.places == 4
    assert (year.all.was.count, year.all.was.pence) == (base.was.count, base.was.pence)
    assert year.all.would.count - base.would.count == 2
    assert year.all.would.pence - base.would.pence == 20100
    by_name = {one.name: one for one in year.sectors}
    assert by_name["School or college"].would.pence >= 20100
    assert by_name[NOBODY].would.count == 0


@pytest.mark.usefixtures("_held_before")
def test_places_older_than_a_year_and_those_that_were_given_back_do_not_count():
    base = would()
    with as_if(now() - timedelta(days=400)):
        Year()
    recent = Year()
    gone = recent.place(recent.company)
    actions.cancel(booking=gone, by=gone.user)

    year = would()

    assert year.all.places - base.all.places == 4
    assert year.cancelled - base.cancelled == 1


def test_missed_courses_would_have_cost_by_the_new_terms():
    base = would()
    year = Year()
    year.event.bookings.update(state="missed")

    found = would(missed_full_day_pence=500)

    assert found.all.missed - base.all.missed == 4
    assert found.all.missed_would.pence - base.all.missed_would.pence == 2000
    assert found.all.missed_was.pence == base.all.missed_was.pence


@pytest.mark.usefixtures("_held_before")
def test_held_places_are_counted_for_dates_that_have_been():
    base = would()
    with as_if(now() - timedelta(days=60)):
        Year()

    year = would()

    assert year.events - base.events == 1
    assert year.held_was - base.held_was == 2
    assert year.held_would - base.held_would == 5
    assert year.held_used - base.held_used == 1


def test_places_given_back_late_are_counted_by_the_new_days():
    year = Year()
    soon = year.event.begins - timedelta(days=10)
    booking = year.charity_place

    def late(days):
        with as_if(soon + timedelta(days=1)):
            found = would(cancel_working_days=days)
        return found.late_was, found.late_would

    few, many = late(2), late(30)
    with as_if(soon):
        actions.cancel(booking=booking, by=booking.user)

    assert late(2) == few
    assert late(30) == (many[0], many[1] + 1)


def test_where_managers_are_asked_the_page_says_of_how_many():
    year = Year()
    employment = EmploymentFactory(organisation=year.company)
    booked(year.event, employment.user, year.company, employment=employment)

    assert would().to_agree == 0
    assert would(needs_approval=True).to_agree >= 1


def test_it_asks_no_more_of_many_bookings_than_of_one(django_assert_num_queries):
    for _ in range(3):
        Year()

    with django_assert_num_queries(5):
        would()
