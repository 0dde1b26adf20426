import pytest

from portal.journal.models import Entry
from skills.assessments import actions


@pytest.fixture
def review(world):
    return world.reviewed().reviews.get()


def test_a_practitioner_agrees(world, review):
    response = actions.respond(review=review, agrees=True, comment="", by=world.practitioner)

    assert response.agrees
    assert Entry.objects.filter(verb="assessments.responded").last().actor == world.practitioner


def test_a_practitioner_says_what_they_see_differently(world, review):
    response = actions.respond(
        review=review, agrees=False, comment="I did it alone in May.", by=world.practitioner
    )

    assert response.comment == "I did it alone in May."


def test_a_second_look_asks_for_an_answer_of_its_own(world):
    assessment = world.looked_again()
    first, second = assessment.reviews.order_by("finished_at", "pk")
    actions.respond(review=first, agrees=True, comment="", by=world.practitioner)

    actions.respond(review=second, agrees=False, comment="Not quite.", by=world.practitioner)

    assert second.response.comment == "Not quite."
