"""What of the spread of levels may be shown, and in which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.assessments.calibration import Drawn
from skills.assessments.calibration.drawing import NARROW, WIDE
from skills.assessments.calibration.hiding import FEWEST, Spread, shown_beside, split
from skills.assessments.calibration.spreads import Row

CODES = ("A1", "A2", "B1", "B2")


def spread(people, total=0, answers=None, reviewers=1) -> Spread:
    return Spread(answers or people, total, people, reviewers)


# --- What may be shown -------------------------------------------------------------------------


@given(
    st.lists(
        st.tuples(st.sets(st.integers(0, 25), min_size=1, max_size=9), st.integers(-9, 9)),
        max_size=8,
    ),
    st.booleans(),
)
def test_no_hidden_group_can_be_told_from_what_is_shown(reviewers, reads_own):
    groups = {by: spread(len(people), total) for by, (people, total) in enumerate(reviewers)}
    union = set().union(*(people for people, _ in reviewers))
    total = sum(total for _, total in reviewers)
    everyone = spread(len(union), total, reviewers=len(groups))
    known = {0} if reads_own else set()

    shown, all_shown = split(groups, everyone, known)

    rest = [reviewers[by][0] for by in groups if by not in shown]
    assert all(one.people >= FEWEST for by, one in shown.items() if by not in known)
    # Everyone's figure minus those that are shown is the figure of the rest together.
    if all_shown and rest:
        assert len(rest) > 1
        assert len(set().union(*rest)) >= FEWEST


def test_a_second_group_is_hidden_where_the_first_could_be_told():
    groups = {1: spread(3, -2), 2: spread(6, 1), 3: spread(9, 4)}

    shown, everyone = split(groups, spread(18, 3, reviewers=3))

    assert list(shown) == [3]
    assert everyone.total == 3


def test_small_groups_that_cover_each_other_hide_nobody_else():
    groups = {1: spread(3), 2: spread(4), 3: spread(9)}

    shown, everyone = split(groups, spread(16, reviewers=3))

    assert list(shown) == [3]
    assert everyone


def test_everyone_is_hidden_where_nothing_else_can_be():
    assert split({1: spread(3)}, spread(3)) == ({}, None)
    assert split({1: spread(1), 2: spread(2)}, spread(3, reviewers=2)) == ({}, None)
    assert split({}, Spread()) == ({}, None)


def test_a_reader_who_knows_their_own_figures_learns_no_other_from_them():
    groups = {1: spread(2), 2: spread(6), 3: spread(9)}

    shown, _ = split(groups, spread(17, reviewers=3), known={2})

    assert list(shown) == [2]


@pytest.mark.parametrize(
    ("others", "is_shown"),
    [
        (spread(5, reviewers=2), True),
        (spread(4, reviewers=2), False),
        (spread(5, reviewers=1), False),
        (Spread(), False),
    ],
)
def test_everyone_stands_beside_ones_own_only_where_others_are_enough(others, is_shown):
    shown = shown_beside(spread(9, 3), others)

    assert (shown is not None) == is_shown


@pytest.mark.parametrize(
    ("total", "words", "signed"),
    [(-2, "0.2 below", "−0.2"), (1, "0.1 above", "+0.1"), (0, "the same as", "0")],
)
def test_a_spread_is_said_in_words(total, words, signed):
    one = spread(4, total, answers=10)

    assert (one.words, one.signed, one.about) == (words, signed, 10)


def test_counts_are_rounded_to_five():
    assert [spread(5, answers=n).about for n in (2, 3, 7, 8)] == [0, 5, 5, 10]


def test_a_mark_never_leaves_the_drawing_and_what_is_hidden_has_none():
    rows = [Row("Area", spread(5, -20), spread(5, 20), (spread(5, 5),)), Row("Area")]

    for drawing, drawn in ((WIDE, Drawn(rows).wide), (NARROW, Drawn(rows).narrow)):
        first, second = drawn["rows"]
        assert (first["own"], first["bar"] + 2) == (drawn["left"], drawn["end"])
        assert first["others"] == [drawing.middle + drawing.step]
        assert 0 < drawn["left"] < drawn["end"] < drawing.width
        assert (second["own"], second["bar"]) == (None, None)


# --- The figures --------------------------------------------------------------------------------
