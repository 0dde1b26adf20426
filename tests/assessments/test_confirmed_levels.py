"""Which level counts after one round and after the next."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.dates import as_if, today
from skills.assessments import actions
from skills.assessments.models import ConfirmedLevel
from tests.factories import RegistrationFactory

CODES = ("A1", "A2", "B1", "B2")


@pytest.fixture
def review(world):
    """`review(level, days_ago)`: a whole round in which every answer is confirmed at the level."""

    def reviewed(level, days_ago):
        with as_if(timezone.now() - timedelta(days=days_ago)):
            assessment = world.submitted()
            for code in CODES:
                world.mark(assessment, code, level, comment="I saw it.")
            return actions.finish_review(
                assessment=assessment, by=world.supervisor, declaration="My own view."
            )

    return reviewed


@pytest.fixture
def counting(world):
    """The row that counts for a statement on a day."""

    def row(code="A1", days_ago=0):
        return (
            ConfirmedLevel.objects.held_by(
                world.employment,
                world.employment.posts.get().job_role,
                today() - timedelta(days=days_ago),
            )
            .filter(meaning=world.statement(code).meaning)
            .first()
        )

    return row


def test_a_confirmed_level_counts_from_its_day(review, counting):
    review(3, days_ago=10)

    assert counting().level == 3
    assert counting(days_ago=10).level == 3
    assert counting(days_ago=11) is None


def test_the_next_round_takes_the_place_of_the_last(review, counting):
    review(2, days_ago=30)
    review(3, days_ago=10)

    assert counting().level == 3
    assert counting(days_ago=20).level == 2


def test_two_rounds_on_one_day_leave_one_level(review, counting, world):
    review(2, days_ago=5)
    review(4, days_ago=5)

    assert counting().level == 4
    open_rows = ConfirmedLevel.objects.filter(employment=world.employment, ends=None)
    assert open_rows.count() == 4


def test_a_qualified_confirmation_stays_when_the_level_does(review, counting, world):
    registration = RegistrationFactory(user=world.supervisor)
    first = review(3, days_ago=30)
    registration.ends = today() - timedelta(days=20)
    registration.save()

    review(3, days_ago=10)

    assert counting().confirmation.review == first


def test_another_level_takes_the_place_of_a_qualified_one(review, counting, world):
    registration = RegistrationFactory(user=world.supervisor)
    review(3, days_ago=30)
    registration.ends = today() - timedelta(days=20)
    registration.save()

    second = review(2, days_ago=10)

    assert counting().confirmation.review == second
    assert counting().confirmation.registration is None


def test_the_same_level_by_a_qualified_person_takes_the_place_of_an_unqualified_one(
    review, counting, world
):
    review(3, days_ago=30)
    RegistrationFactory(user=world.supervisor)

    second = review(3, days_ago=10)

    assert counting().confirmation.review == second


def test_what_is_agreed_to_be_no_part_of_the_job_stops_counting(review, counting, world):
    review(3, days_ago=30)
    assessment = world.draft()
    world.answer(assessment, "A2", None, not_in_role=True, edit=1)
    actions.submit(assessment=assessment, by=world.practitioner)
    for code in CODES:
        world.mark(assessment, code, *([None] if code == "A2" else []), not_in_role=code == "A2")

    actions.finish_review(assessment=assessment, by=world.supervisor, declaration="My own view.")

    assert counting("A2") is None
    assert counting("A2", days_ago=1).level == 3
