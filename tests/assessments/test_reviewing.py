import pytest
from django.core.exceptions import PermissionDenied

from portal.journal.models import Entry
from skills.assessments import actions
from skills.assessments.models import Confirmation, ConfirmedLevel, Review, ReviewMark
from skills.assessments.refusals import NoComment, Stale, Undecided, WrongAnswer
from tests.assessments.conftest import fresh
from tests.factories import RegistrationFactory, SupervisionLineFactory

CODES = ("A1", "A2", "B1", "B2")


def test_a_mark_is_a_draft_of_the_reviewer_alone(world):
    assessment = world.submitted()

    mark = world.mark(assessment, "A1", 3, comment="You do this well.")

    assert (mark.level, mark.edit, mark.is_decided) == (3, 1, True)
    assert not Confirmation.objects.filter(revision__assessment=assessment).exists()


def test_the_same_mark_again_writes_nothing(world):
    assessment = world.submitted()
    world.mark(assessment, "A1", 3)

    again = world.mark(assessment, "A1", 3, edit=0)

    assert again.edit == 1


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


@pytest.mark.parametrize("level", [-1, 5])
def test_a_level_that_there_is_not_is_no_mark(world, level):
    assessment = world.submitted()

    with pytest.raises(WrongAnswer):
        world.mark(assessment, "A1", level)


def test_a_reviewer_leaves_out_only_what_the_practitioner_left_out(world):
    assessment = world.submitted()

    with pytest.raises(WrongAnswer, match="They gave a level here"):
        world.mark(assessment, "A2", None, not_in_role=True)


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


@pytest.mark.parametrize("state", ["draft", "returned", "withdrawn"])
def test_what_is_not_with_a_reviewer_is_not_reviewed(world, state):
    assessment = world.in_state(state)

    with pytest.raises(PermissionDenied):
        actions.finish_review(
            assessment=assessment, by=world.supervisor, declaration="My own view."
        )


@pytest.mark.parametrize("state", ["returned", "reviewed", "looked_again"])
def test_marks_are_made_only_while_it_is_with_the_reviewer(world, state):
    assessment = world.in_state(state)

    with pytest.raises(PermissionDenied):
        world.mark(assessment, "A2", 4, edit=1)


@pytest.mark.parametrize("who", ["practitioner", "social_worker", "stranger"])
def test_nobody_but_the_supervisor_marks_and_finishes(world, who):
    assessment = world.submitted()
    person = getattr(world, who)

    with pytest.raises(PermissionDenied):
        world.mark(assessment, "A1", by=person)
    with pytest.raises(PermissionDenied):
        actions.finish_review(assessment=assessment, by=person, declaration="My own view.")


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


def test_finishing_twice_does_nothing_twice(world):
    assessment = world.reviewed()

    again = actions.finish_review(
        assessment=assessment, by=world.supervisor, declaration="My own view."
    )

    assert again == Review.objects.get(assessment=assessment)
    assert Entry.objects.filter(verb="assessments.reviewed", object_id=assessment.pk).count() == 1


def test_a_second_supervisor_does_not_review_again(world):
    assessment = world.reviewed()
    other = SupervisionLineFactory(employment=world.employment, kind="practice").supervisor

    with pytest.raises(PermissionDenied):
        actions.finish_review(assessment=assessment, by=other, declaration="My own view.")


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
