"""Bank holidays are no working days: not for giving a place back in time, nor for a manager who is
asked. Easter 2027 is on 28 March."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from portal.dates import as_if, today
from portal.policy.actions import set_value
from skills.training.emails.days import give_back_until
from skills.training.models import AccessPolicy
from skills.training.rules.bookings import is_late, is_stuck
from tests.factories import (
    EmploymentFactory,
    SupervisionLineFactory,
    UserFactory,
    someone_with,
)
from tests.training.planning import booked, opened

pytestmark = pytest.mark.django_db
HOURS = timedelta(hours=6)


def noon(*day):
    return timezone.make_aware(datetime.combine(date(*day), time(12)))


@pytest.fixture
def on_tuesday_after_easter():
    """A place at a course that begins on 30 March."""
    begins = noon(2027, 3, 30)
    with as_if(noon(2027, 3, 1)):
        event = opened(dates=[(begins, begins + HOURS)], closes_on=date(2027, 3, 29))
        return booked(event, UserFactory())


def local_holiday(day):
    set_value(
        name="bank_holidays.more", value=[day], starts=today(), by=someone_with("workforce_lead")
    )


def late_on(booking, *day):
    with as_if(noon(*day)):
        return is_late(booking)


def told_on_1_march(booking):
    with as_if(noon(2027, 3, 1)):
        return give_back_until(booking)


def test_a_place_is_given_back_in_time_three_days_of_work_before(on_tuesday_after_easter):
    found = [late_on(on_tuesday_after_easter, 2027, 3, day) for day in (23, 24, 25)]

    assert found == [False, True, True]
    assert told_on_1_march(on_tuesday_after_easter) == "Tuesday 23 March 2027"


def test_a_local_holiday_is_data(on_tuesday_after_easter):
    local_holiday("2027-03-24")

    assert [late_on(on_tuesday_after_easter, 2027, 3, day) for day in (22, 23)] == [False, True]
    assert told_on_1_march(on_tuesday_after_easter) == "Monday 22 March 2027"


def test_a_manager_has_five_days_of_work_to_answer():
    line = SupervisionLineFactory()
    job = line.employment
    EmploymentFactory(user=line.supervisor, organisation=job.organisation)
    with as_if(noon(2027, 3, 24)):
        AccessPolicy.objects.create(starts=today(), words="Managers agree.", needs_approval=True)
        waits = booked(opened(), job.user, job.organisation, employment=job)

    found = []
    for day in ((2027, 4, 1), (2027, 4, 2), (2027, 4, 3)):
        with as_if(noon(*day)):
            found.append(is_stuck(waits))

    assert found == [False, False, True]
