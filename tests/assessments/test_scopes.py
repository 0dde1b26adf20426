"""What a round asks: no more than fits."""

from datetime import timedelta

import pytest

from portal.dates import as_if, months_after, now, today
from portal.people.models import Organisation
from portal.policy.actions import set_value
from skills.assessments import actions
from skills.assessments.refusals import CannotStart
from skills.assessments.scopes import Scope

CORE = ["A1", "B1"]


@pytest.fixture
def council_world(world):
    Organisation.objects.filter(pk=world.employment.organisation_id).update(sector="council")
    world.employment.refresh_from_db()
    return world


def asked(assessment) -> list[str]:
    rows = assessment.ratings.order_by("statement__code")
    return list(rows.values_list("statement__code", flat=True))


def begin(world, **more):
    return actions.start(employment=world.employment, by=world.practitioner, **more)


def kinds(world) -> list[tuple]:
    scope = Scope.of(world.employment)
    return [(str(o.kind), o.domain and o.domain.code, o.count) for o in scope.offers()]


def go_through(world, assessment, level=2):
    """Answer, send and confirm all that the round asks."""
    for code in asked(assessment):
        world.answer(assessment, code, level)
    actions.submit(assessment=assessment, by=world.practitioner)
    for code in asked(assessment):
        world.mark(assessment, code, level)
    actions.finish_review(assessment=assessment, by=world.supervisor, declaration="My own view.")


def test_the_first_round_asks_the_safety_statements(council_world):
    world = council_world
    first = begin(world)

    assert (first.kind, asked(first)) == ("core", CORE)
    assert kinds(world)[0] == ("core", None, 2)


def test_partners_and_volunteers_are_asked_a_short_profile(world):
    assert kinds(world)[0] == ("short", None, 2)
    set_value(name="assessment.short_from_level", value=2, starts=today(), by=None)

    first = begin(world)

    assert (first.kind, asked(first)) == ("short", ["A1", "A2", "B1", "B2"])


def test_after_the_safety_statements_an_area_at_a_time_is_offered(council_world):
    world = council_world
    go_through(world, begin(world))

    assert kinds(world) == [("area", "A", 1), ("area", "B", 1), ("full", None, 2)]
    area = begin(world, kind="area", domain=world.statement("B2").domain)
    assert (area.kind, asked(area), area.domain.code) == ("area", ["B2"], "B")


def test_once_all_is_confirmed_nothing_is_asked_until_it_is_due(world):
    go_through(world, world.start())

    assert kinds(world) == [("full", None, 4)]
    with pytest.raises(CannotStart):
        begin(world, kind="changes")


def test_from_the_second_year_only_what_is_due_is_asked(world):
    with as_if(now() - timedelta(days=340)):
        go_through(world, begin(world))
    go_through(world, begin(world, kind="full"))

    with as_if(now() + timedelta(days=340)):
        offers = Scope.of(world.employment).offers()
        again = begin(world)

    assert again.kind == "changes"
    assert offers[0].count == len(asked(again)) == 4


def test_what_was_confirmed_long_ago_is_due_and_the_rest_is_not(world):
    with as_if(now() - timedelta(days=340)):
        go_through(world, begin(world))
    area = begin(world, kind="area", domain=world.statement("A2").domain)
    assert asked(area) == ["A1", "A2"]
    go_through(world, area)

    changes = Scope.of(world.employment).offers()[0]

    assert (changes.kind, [s.code for s in changes.statements]) == ("changes", ["B1"])
    assert changes.due == months_after(today() - timedelta(days=340), 12)


@pytest.mark.parametrize(("days_away", "first"), [(200, "changes"), (150, "full")])
def test_who_comes_back_after_long_is_asked_again_what_they_had(world, days_away, first):
    with as_if(now() - timedelta(days=days_away + 20)):
        go_through(world, world.start())
    back_on = today() - timedelta(days=5)
    world.employment.absences.create(
        starts=back_on - timedelta(days=days_away), ends=back_on, recorded_by=world.supervisor
    )

    offer = Scope.of(world.employment).offers()[0]

    assert (offer.kind, offer.count) == (first, 4)
    assert (offer.due == back_on) == (first == "changes")


def test_an_area_that_is_up_to_date_may_be_looked_at_again(world):
    go_through(world, world.start())

    again = begin(world, kind="area", domain=world.statement("A1").domain)

    assert asked(again) == ["A1", "A2"]


def test_left_out_statements_are_not_asked_again_before_they_are_due(world):
    first = world.start()
    for code in ("A1", "B1", "B2"):
        world.answer(first, code)
    world.answer(first, "A2", None, not_in_role=True)
    actions.submit(assessment=first, by=world.practitioner)
    for code in ("A1", "B1", "B2"):
        world.mark(first, code)
    world.mark(first, "A2", None, not_in_role=True)
    actions.finish_review(assessment=first, by=world.supervisor, declaration="My own view.")

    assert kinds(world) == [("full", None, 4)]


def test_the_time_is_told_beforehand(world):
    offer = Scope.of(world.employment).offers()[0]

    assert offer.minutes == 4  # two statements of 110 seconds
