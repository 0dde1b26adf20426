import pytest
from django.core.exceptions import PermissionDenied

from portal.journal.models import Entry
from skills.assessments import actions
from skills.assessments.models import Assessment, SelfRating
from skills.assessments.refusals import CannotStart, Stale, WrongAnswer
from tests.assessments.conftest import fresh
from tests.factories import EmploymentFactory, PostFactory


def test_a_round_starts_as_a_draft_for_the_job_held_today(world):
    assessment = world.start()

    assert assessment.state == "draft"
    assert assessment.version == world.version
    assert Entry.objects.filter(verb="assessments.started", object_id=assessment.pk).count() == 1


def test_starting_again_carries_on_with_the_open_round(world):
    first = world.start()

    second = world.start()

    assert second == first


def test_after_a_review_a_new_round_may_start(world):
    over = world.reviewed()

    new = world.start()

    assert new != over
    assert new.state == "draft"


def test_nobody_starts_a_round_for_another(world):
    with pytest.raises(PermissionDenied):
        actions.start(employment=world.employment, by=world.supervisor)


def test_a_round_needs_a_post(world):
    employment = EmploymentFactory()

    with pytest.raises(CannotStart, match="nothing to rate"):
        actions.start(employment=employment, by=employment.user)


def test_a_round_needs_a_profile_for_the_job(world):
    employment = PostFactory().employment

    with pytest.raises(CannotStart, match="nothing to rate"):
        actions.start(employment=employment, by=employment.user)


def test_an_answer_is_put_down(world):
    assessment = world.start()

    rating = world.answer(assessment, "A1", 3, comment="With a colleague.")

    assert (rating.level, rating.not_in_role, rating.comment) == (3, False, "With a colleague.")
    assert rating.edit == 1


def test_the_same_answer_again_writes_nothing_even_from_an_old_page(world):
    assessment = world.start()
    first = world.answer(assessment, "A1", 3)

    again = world.answer(assessment, "A1", 3, edit=0)

    assert again.edit == 1
    assert again.saved_at == first.saved_at


def test_a_changed_answer_from_an_old_page_is_refused_with_what_stands(world):
    assessment = world.start()
    world.answer(assessment, "A1", 3, comment="The first.")

    with pytest.raises(Stale) as refusal:
        world.answer(assessment, "A1", 3, comment="The second.", edit=0)

    assert refusal.value.kept.comment == "The first."
    assert assessment.ratings.exclude(saved_at=None).get().comment == "The first."


def test_a_changed_answer_from_the_page_as_it_stands_is_saved(world):
    assessment = world.start()
    world.answer(assessment, "A1", 3)

    rating = world.answer(assessment, "A1", 2, edit=1)

    assert (rating.level, rating.edit) == (2, 2)


@pytest.mark.parametrize("level", [-1, 5, 99])
def test_a_level_that_there_is_not_is_refused(world, level):
    assessment = world.start()

    with pytest.raises(WrongAnswer, match="Choose one of the answers"):
        world.answer(assessment, "A1", level)


def test_a_level_and_not_my_job_at_once_is_refused(world):
    assessment = world.start()

    with pytest.raises(WrongAnswer):
        world.answer(assessment, "A2", 2, not_in_role=True)


def test_a_safety_statement_is_part_of_every_job(world):
    assessment = world.start()

    with pytest.raises(WrongAnswer, match="part of every job"):
        world.answer(assessment, "A1", None, not_in_role=True)


def test_another_statement_may_be_left_out(world):
    assessment = world.start()

    rating = world.answer(assessment, "A2", None, not_in_role=True)

    assert rating.is_answered


@pytest.mark.parametrize("who", ["supervisor", "social_worker", "stranger"])
def test_nobody_else_writes_in_a_draft(world, who):
    assessment = world.start()

    with pytest.raises(PermissionDenied):
        actions.save_answer(
            rating=assessment.ratings.get(statement__code="A1"),
            level=2,
            not_in_role=False,
            comment="",
            edit=0,
            by=getattr(world, who),
        )


@pytest.mark.parametrize("state", ["submitted", "reviewed", "looked_again", "withdrawn"])
def test_answers_change_only_in_a_draft(world, state):
    assessment = world.in_state(state)

    with pytest.raises(PermissionDenied):
        world.answer(assessment, "A1", 4, edit=1)


def test_after_a_return_only_what_came_back_is_open(world):
    assessment = world.returned("A1")

    changed = world.answer(assessment, "A1", 3, edit=1)

    assert changed.level == 3
    with pytest.raises(PermissionDenied):
        world.answer(assessment, "A2", 3, edit=1)


def test_after_a_return_a_statement_never_answered_stays_closed(world):
    assessment = world.start()
    for code in ("A1", "B1"):
        world.answer(assessment, code)
    actions.submit(assessment=assessment, by=world.practitioner)
    world.mark(assessment, "A1", None, send_back=True, reason="Say more.")
    actions.send_back(assessment=assessment, by=world.supervisor)

    with pytest.raises(PermissionDenied):
        world.answer(assessment, "A2")


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_a_draft_may_be_withdrawn(world, state):
    assessment = world.in_state(state)

    actions.withdraw(assessment=assessment, by=world.practitioner)

    assert fresh(assessment).state == Assessment.State.WITHDRAWN


def test_withdrawing_twice_is_journalled_once(world):
    assessment = world.withdrawn()

    actions.withdraw(assessment=assessment, by=world.practitioner)

    entries = Entry.objects.filter(verb="assessments.withdrawn", object_id=assessment.pk)
    assert entries.count() == 1


@pytest.mark.parametrize("state", ["submitted", "reviewed", "looked_again"])
def test_what_is_with_a_supervisor_is_not_withdrawn(world, state):
    assessment = world.in_state(state)

    with pytest.raises(PermissionDenied):
        actions.withdraw(assessment=assessment, by=world.practitioner)


def test_nobody_else_withdraws_a_draft(world):
    assessment = world.draft()

    with pytest.raises(PermissionDenied):
        actions.withdraw(assessment=assessment, by=world.supervisor)


def test_what_was_put_down_survives_a_withdrawal(world):
    assessment = world.withdrawn()

    assert SelfRating.objects.filter(assessment=assessment).count() == 4
