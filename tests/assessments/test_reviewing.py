import pytest

from skills.assessments import actions
from skills.assessments.models import Confirmation, ConfirmedLevel, ReviewMark
from skills.assessments.refusals import NoComment, Stale, Undecided, WrongAnswer
from tests.assessments.conftest import fresh
from tests.factories import RegistrationFactory

CODES = ("A1", "A2", "B1", "B2")


def test_a_mark_is_a_draft_of_the_reviewer_alone(world):
    assessment = world.submitted()

    mark = world.mark(assessment, "A1", 3, comment="You do this well.")

    assert (mark.level, mark.edit, mark.is_decided) == (3, 1, True)
    assert not Confirmation.objects.filter(revision__assessment=assessment).exists()


def test_an_empty_mark_is_not_kept(world):
    assessment = world.submitted()

    world.mark(assessment, "A1", None)

    assert not ReviewMark.objects.filter(revision__assessment=assessment).exists()


def test_a_changed_mark_from_an_old_page_is_refused_with_what_stands(world):
    assessment = world.submitted()
    world.mark(assessment, "A1", 3, comment="The first.")

    with pytest.raises(Stale) as refusal:
        world.mark(assessment, "A1", 3, comment="The second.", edit=0)

    assert refusal.value.kept.comment == "The first."


def test_a_revision_that_was_followed_by_another_is_no_longer_marked(world):
    assessment = world.returned("A1")
    old = world.revision(assessment, "A1")
    world.answer(assessment, "A1", 3, edit=1)
    actions.submit(assessment=assessment, by=world.practitioner)

    with pytest.raises(WrongAnswer, match="sent again"):
        actions.save_mark(
            revision=old,
            level=2,
            not_in_role=False,
            comment="",
            send_back=False,
            reason="",
            edit=0,
            by=world.supervisor,
        )


def test_every_answer_needs_a_level_before_the_review_is_finished(world):
    assessment = world.submitted()
    world.mark(assessment, "A1")
    world.mark(assessment, "B1", 2, send_back=True, reason="Say more.")

    with pytest.raises(Undecided) as refusal:
        actions.finish_review(
            assessment=assessment, by=world.supervisor, declaration="My own view."
        )

    assert [r.statement.code for r in refusal.value.revisions] == ["A2", "B1", "B2"]
    assert fresh(assessment).state == "submitted"


def test_another_level_needs_a_reason(world):
    assessment = world.submitted()
    for code in CODES:
        world.mark(assessment, code, 3 if code == "A2" else 2)

    with pytest.raises(NoComment) as refusal:
        actions.finish_review(
            assessment=assessment, by=world.supervisor, declaration="My own view."
        )

    assert [mark.revision.statement.code for mark in refusal.value.marks] == ["A2"]


def test_finishing_confirms_each_answer_and_changes_none(world):
    assessment = world.submitted()
    for code in CODES:
        world.mark(assessment, code, 3, comment="You do this well.")
    before = list(assessment.revisions.values())

    review = actions.finish_review(
        assessment=assessment, by=world.supervisor, declaration="My own view.", note="Well done."
    )

    assert fresh(assessment).state == "reviewed"
    assert (review.note, review.second_look) == ("Well done.", False)
    assert list(review.confirmations.values_list("level", flat=True)) == [3, 3, 3, 3]
    assert list(assessment.revisions.values()) == before


def test_what_was_left_out_may_be_agreed(world):
    assessment = world.draft()
    world.answer(assessment, "A2", None, not_in_role=True, edit=1)
    actions.submit(assessment=assessment, by=world.practitioner)
    for code in CODES:
        world.mark(assessment, code, *([None] if code == "A2" else []), not_in_role=code == "A2")

    review = actions.finish_review(
        assessment=assessment, by=world.supervisor, declaration="My own view."
    )

    assert review.confirmations.get(revision__statement__code="A2").not_in_role
    meaning = world.statement("A2").meaning
    assert not ConfirmedLevel.objects.filter(employment=world.employment, meaning=meaning).exists()


def test_a_level_for_what_was_left_out_needs_a_reason(world):
    assessment = world.draft()
    world.answer(assessment, "A2", None, not_in_role=True, edit=1)
    actions.submit(assessment=assessment, by=world.practitioner)
    for code in CODES:
        world.mark(assessment, code)

    with pytest.raises(NoComment):
        actions.finish_review(
            assessment=assessment, by=world.supervisor, declaration="My own view."
        )


def test_a_review_tells_of_a_registration_only_where_there_is_one(world):
    unqualified = world.reviewed().reviews.get().confirmations.first()
    registration = RegistrationFactory(user=world.supervisor)

    qualified = world.reviewed().reviews.get().confirmations.first()

    assert unqualified.registration is None
    assert qualified.registration == registration
