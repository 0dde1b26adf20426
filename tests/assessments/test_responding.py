import pytest
from django.core.exceptions import PermissionDenied

from portal.journal.models import Entry
from skills.assessments import actions
from skills.assessments.models import Response
from skills.assessments.refusals import AnsweredBefore, NothingSaid


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


@pytest.mark.parametrize("comment", ["", "  "])
def test_seeing_it_differently_needs_words(world, review, comment):
    with pytest.raises(NothingSaid, match="Say what you see differently"):
        actions.respond(review=review, agrees=False, comment=comment, by=world.practitioner)


def test_the_same_answer_twice_does_nothing_twice(world, review):
    first = actions.respond(review=review, agrees=True, comment="", by=world.practitioner)

    second = actions.respond(review=review, agrees=True, comment="", by=world.practitioner)

    assert second == first


def test_another_answer_afterwards_is_refused_and_the_first_stays(world, review):
    actions.respond(review=review, agrees=True, comment="", by=world.practitioner)

    with pytest.raises(AnsweredBefore):
        actions.respond(review=review, agrees=False, comment="No.", by=world.practitioner)

    assert Response.objects.get(review=review).agrees


@pytest.mark.parametrize("who", ["supervisor", "social_worker", "stranger"])
def test_nobody_else_answers_a_review(world, review, who):
    with pytest.raises(PermissionDenied):
        actions.respond(review=review, agrees=True, comment="", by=getattr(world, who))


def test_a_second_look_asks_for_an_answer_of_its_own(world):
    assessment = world.looked_again()
    first, second = assessment.reviews.order_by("finished_at", "pk")
    actions.respond(review=first, agrees=True, comment="", by=world.practitioner)

    actions.respond(review=second, agrees=False, comment="Not quite.", by=world.practitioner)

    assert second.response.comment == "Not quite."
