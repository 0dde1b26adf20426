"""Who supervises whom and which team is part of which, in a file of people."""

import pytest

from portal.exchange.people.loops import in_loops
from tests.factories import TeamFactory

from .people.files import found, said
from .people.place import BEA, DAY, NEW

pytestmark = pytest.mark.django_db


def test_a_loop_over_three_rows_is_refused_in_each_of_them(place):
    people = [{"Name": n, "Email": f"{n}@new.example"} for n in ("Xi", "Yo", "Zu")]
    above = ["yo@new.example", "zu@new.example", "xi@new.example"]

    it = place.plan(*({**one, "Supervisor": up} for one, up in zip(people, above, strict=True)))

    assert [outcome for _, outcome in found(it)] == ["refused"] * 3
    assert "Row 2, Supervisor’s e-mail: Together with rows 3, 4 this makes a loop" in said(it)


def test_a_loop_with_who_is_here_is_refused_and_who_leans_on_a_new_row_in_it_too(place):
    it = place.plan({**BEA, "Supervisor": "ada@new.example"})

    assert found(it) == [(2, "refused")]
    assert "Ada Lee (ada@new.example) is already supervised by Bea May" in said(it)


def test_who_leans_on_a_row_that_is_left_out_is_left_out_too(place):
    wrong = {**NEW, "Start_Date": "soon"}

    it = place.plan(wrong, {"Name": "Di", "Email": "di@x.example", "Supervisor": NEW["Email"]})

    assert found(it) == [(2, "refused"), (3, "refused")]
    assert "Their own row, 2, is left out" in said(it)


def test_nobody_is_supervised_by_who_leaves(place):
    gone = {**BEA, "End_Date": "1/10/2026"}

    it = place.plan(gone, {**NEW, "Supervisor": "bea@new.example"})

    assert found(it) == [(2, "left"), (3, "refused")]
    assert "bea@new.example leaves: row 2 says so" in said(it)
    assert "They supervise 1 person, who need another supervisor" in said(it)


def test_a_team_three_levels_down_is_new_with_those_above_it(place):
    it = place.plan({**NEW, "Team": "Green", "District": "West"})

    assert it.new_teams == [("West", ""), ("Green", "West")]


@pytest.mark.parametrize(
    ("teams", "words"),
    [
        ([("Green", "West"), ("Green", "East")], "says that “Green” is part of another team"),
        ([("Green", "West"), ("West", "Green")], "can’t each be part of the other"),
        ([("Deep", "Red")], None),
        ([("Deep", "Red"), ("Deeper", "Deep")], "three levels at most"),
    ],
)
def test_teams_stand_in_a_tree_of_three_levels(place, teams, words):
    people = [
        {"Name": f"P{n}", "Email": f"p{n}@x.example", "Team": team, "District": above}
        for n, (team, above) in enumerate(teams)
    ]

    it = place.plan(*people)

    assert words in said(it) if words else found(it) == [(2, "added")]


def test_nobody_joins_a_team_that_is_closed(place):
    TeamFactory(organisation=place.organisation, name="Old", closed_on=DAY)

    assert "“Old” is closed" in said(place.plan({**NEW, "Team": "Old", "District": ""}))


def test_loops_of_any_length_are_found_and_what_leads_to_one_is_none():
    found_in = in_loops([(1, 2), (2, 3), (3, 1), (4, 1), (5, 6), (7, 8), (8, 7)])

    assert set(found_in) == {1, 2, 3, 7, 8}
    assert len(set(found_in.values())) == 2
