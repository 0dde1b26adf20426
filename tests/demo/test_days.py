"""The days on which the story’s events are."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.bank_holidays import name_of
from portal.dates import as_if
from portal.demo.training import EVERY, weekday


@given(
    st.dates(date(2020, 1, 1), date(2035, 12, 1)),
    st.integers(-40, 60),
    st.integers(1, 3),
)
def test_whenever_the_story_is_told_no_event_is_on_a_weekend_or_a_bank_holiday(day, days, times):
    with as_if(datetime.combine(day, time(12), tzinfo=UTC)):
        first = weekday(days, times)

    for day in (first + timedelta(weeks=EVERY * n) for n in range(times)):
        assert day.weekday() < 5
        assert name_of(day) == ""
