import pytest
from django.core.exceptions import PermissionDenied

from portal.journal.models import Entry
from skills.assessments import actions
from skills.assessments.actions import Note
from skills.assessments.actions.responding import BESIDE
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


def test_a_second_look_asks_for_an_answer_of_its_own(world):
    assessment = world.looked_again()
    first, second = assessment.reviews.order_by("finished_at", "pk")
    actions.respond(review=first, agrees=True, comment="", by=world.practitioner)

    actions.respond(review=second, agrees=False, comment="Not quite.", by=world.practitioner)

    assert second.response.comment == "Not quite."


def note(review, code, comment="I did it alone in May.", *, differs=True):
    confirmation = review.confirmations.get(revision__statement__code=code)
    return Note(confirmation=confirmation, comment=comment, differs=differs)


def test_who_sees_one_level_differently_does_not_agree_with_the_whole(world, review):
    notes = [note(review, "A1"), note(review, "B1", "Thank you.", differs=False)]
    said = {"review": review, "agrees": True, "notes": notes, "by": world.practitioner}

    response = actions.respond(comment="", **said)
    again = actions.respond(comment="", **said)

    assert again == response
    assert (response.agrees, response.comment) == (False, BESIDE)
    kept = response.notes.values_list("confirmation__revision__statement__code", "differs")
    assert list(kept) == [("A1", True), ("B1", False)]


def test_an_answer_to_a_comment_may_agree_and_words_of_ones_own_stay(world, review):
    thanks = note(review, "A1", "Thank you.", differs=False)

    response = actions.respond(
        review=review, agrees=True, comment="Well put.", notes=[thanks], by=world.practitioner
    )

    assert (response.agrees, response.comment) == (True, "Well put.")
    with pytest.raises(AnsweredBefore):
        actions.respond(
            review=review, agrees=True, comment="Well put.", notes=[], by=world.practitioner
        )


def test_a_note_says_something_and_is_on_this_review(world, review):
    other = world.reviewed().reviews.get()

    with pytest.raises(NothingSaid, match="Say how you see it"):
        actions.respond(
            review=review,
            agrees=False,
            comment="No.",
            notes=[note(review, "A1", " ")],
            by=world.practitioner,
        )
    with pytest.raises(PermissionDenied):
        actions.respond(
            review=review,
            agrees=False,
            comment="No.",
            notes=[note(other, "A1")],
            by=world.practitioner,
        )

    assert not Response.objects.filter(review=review).exists()
