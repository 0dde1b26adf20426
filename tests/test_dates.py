"""Days, spans of days, and the days that people work."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.dates import as_if, holds_on, months_after, now, today, working_days_after
from portal.people.models import Employment
from tests.factories import EmploymentFactory

MONDAY = date(2026, 11, 23)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (MONDAY, 0, MONDAY),
        (MONDAY, 4, date(2026, 11, 27)),
        (MONDAY, 5, date(2026, 11, 30)),
        (MONDAY, 10, date(2026, 12, 7)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
    ],
)
def test_working_days_leave_out_the_weekend(day, count, later):
    assert working_days_after(day, count) == later


@given(day=days, count=st.integers(min_value=1, max_value=60))
def test_some_working_days_later_is_a_working_day_later(day, count):
    later = working_days_after(day, count)

    assert later.weekday() < 5
    assert (later - day).days >= count


@given(day=days, months=st.integers(min_value=0, max_value=120))
def test_months_later_is_never_in_another_month(day, months):
    later = months_after(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


def test_a_day_begins_at_midnight_in_london():
    just_after = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

    with as_if(just_after):
        assert now() == just_after
        assert today() == date(2026, 7, 1)


def test_a_story_told_in_the_past_ends_with_its_telling():
    before = today()

    with as_if(datetime(2020, 1, 1, 12, tzinfo=UTC)), as_if(datetime(2021, 1, 1, 12, tzinfo=UTC)):
        assert today() == date(2021, 1, 1)

    assert today() >= before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
    ],
)
def test_a_span_holds_from_its_first_day_until_the_day_before_it_ends(day, holds):
    employment = EmploymentFactory(starts=date(2026, 3, 1), ends=date(2026, 4, 1))
    found = Employment.objects.filter(pk=employment.pk)

    assert employment.holds_on(day) is holds
    assert found.filter(holds_on(day)).exists() is holds
    assert found.on(day).exists() is holds


@pytest.mark.django_db
def test_a_span_without_an_end_holds_for_good():
    employment = EmploymentFactory(starts=date(2026, 3, 1))

    assert employment.holds_on(date(2099, 1, 1))
    assert Employment.objects.filter(pk=employment.pk).on(date(2099, 1, 1)).exists()
