import pytest

from portal.reports.measures import Measure, measure_areas


def test_averages_and_counts_are_of_one_area_each():
    rows = [
        ("REL", 3, 2, 3, True),
        ("REL", 4, 3, 3, True),
        ("SAF", 1, 1, 2, True),
    ]

    measured = measure_areas(rows)

    assert measured == {"REL": Measure(3.5, 2.5, 3.0, 1, 2), "SAF": Measure(1.0, 1.0, 2.0, 0, 1)}


def test_what_is_not_part_of_the_job_counts_nowhere():
    rows = [("REL", 3, 3, 3, True), ("REL", None, None, 2, False)]

    assert measure_areas(rows)["REL"] == Measure(3.0, 3.0, 3.0, 1, 1)


def test_an_area_of_which_nothing_is_part_of_the_job_has_no_averages():
    rows = [("REL", None, None, 2, False), ("SAF", 2, 2, 2, True)]

    assert measure_areas(rows)["REL"] == Measure(None, None, None, 0, 0)


def test_before_a_review_nothing_is_confirmed():
    measured = measure_areas([("REL", 3, None, 3, True)])["REL"]

    assert measured == Measure(3.0, None, 3.0, 0, 1)


def test_a_level_of_nought_is_a_level():
    assert measure_areas([("REL", 0, 0, 0, True)])["REL"] == Measure(0.0, 0.0, 0.0, 1, 1)


@pytest.mark.parametrize(("said", "average"), [([1, 2, 2], 1.7), ([1, 1, 2], 1.3)])
def test_averages_have_one_place(said, average):
    rows = [("REL", level, None, 2, True) for level in said]

    assert measure_areas(rows)["REL"].said == average
