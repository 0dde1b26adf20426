"""Bank holidays in England, against those that were published."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bank_holidays import bank_holidays, easter_sunday, name_of
from portal.dates import working_days_after
from portal.policy.known import KNOWN

# As the government published them, and for later years as the rules have it.
PUBLISHED = {
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2029: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2030: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2031: "01-01 04-11 04-14 05-05 05-26 08-25 12-25 12-26",
    2032: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2033: "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27",
    2034: "01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26",
    2035: "01-01 03-23 03-26 05-07 05-28 08-27 12-25 12-26",
}
EASTER = {2020: "04-12", 2024: "03-31", 2026: "04-05", 2027: "03-28", 2035: "03-25", 2038: "04-25"}


@pytest.mark.parametrize("year", PUBLISHED)
def test_they_are_those_that_were_published(year):
    assert " ".join(f"{day:%m-%d}" for day in bank_holidays(year)) == PUBLISHED[year]


@pytest.mark.parametrize("year", EASTER)
def test_easter_is_when_the_almanac_has_it(year):
    assert f"{easter_sunday(year):%m-%d}" == EASTER[year]


@given(st.integers(1900, 2199))
def test_in_any_year_there_are_eight_or_more_and_all_on_working_days(year):
    days = bank_holidays(year)

    assert len(days) >= 8
    assert all(day.weekday() < 5 and day.year == year for day in days)
    assert easter_sunday(year).weekday() == 6
    assert date(year, 3, 22) <= easter_sunday(year) <= date(year, 4, 25)


def test_a_day_has_its_name_and_a_local_one_is_data():
    day = date(2027, 5, 10)

    assert name_of(date(2026, 12, 28)) == "Boxing Day (substitute day)"
    assert name_of(day) == ""
    assert name_of(day, ["2027-05-10"]) == "A local holiday"
    assert KNOWN["bank_holidays.more"].starter == []


def test_working_days_go_past_a_bank_holiday_where_they_are_told_of_them():
    thursday = date(2026, 4, 2)

    assert working_days_after(thursday, 1) == date(2026, 4, 3)
    assert working_days_after(thursday, 1, off=name_of) == date(2026, 4, 7)
    assert working_days_after(thursday, 0, off=name_of) == thursday
    assert working_days_after(thursday + timedelta(days=1), 2) == date(2026, 4, 7)
