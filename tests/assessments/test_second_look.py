import pytest
from django.core.exceptions import PermissionDenied

from skills.assessments import actions
from skills.assessments.models import Assessment, ConfirmedLevel
from skills.assessments.refusals import Undecided
from skills.assessments.rules import may_look_again
from tests.factories import RegistrationFactory, RoleGrantFactory


def test_a_practice_supervisor_confirms_the_safety_statements(world):
    assessment = world.looked_again()

    review = assessment.reviews.get(kind="second_look")

    assert sorted(review.confirmations.values_list("revision__statement__code", flat=True)) == [
        "A1",
        "B1",
    ]
    assert all(c.registration for c in review.confirmations.all())
    assert assessment.state == "reviewed"


def test_the_first_review_stays_beside_the_second(world):
    assessment = world.looked_again()

    revision = world.revision(assessment, "A1")

    assert [c.by for c in revision.confirmations.all()] == [world.supervisor, world.social_worker]


def test_a_second_look_needs_every_safety_statement(world):
    assessment = world.reviewed()
    world.mark(assessment, "A1", by=world.social_worker)

    with pytest.raises(Undecided) as refusal:
        actions.finish_second_look(
            assessment=assessment, by=world.social_worker, declaration="My own view."
        )

    assert [r.statement.code for r in refusal.value.revisions] == ["B1"]


def test_nobody_looks_again_after_a_second_look(world):
    assessment = world.looked_again()
    other = RegistrationFactory().user
    RoleGrantFactory(
        user=other, role="practice_supervisor", organisation=world.employment.organisation
    )

    with pytest.raises(PermissionDenied):
        actions.finish_second_look(assessment=assessment, by=other, declaration="My own view.")


def test_a_qualified_supervisors_review_asks_for_no_second_look(world):
    RegistrationFactory(user=world.supervisor)
    assessment = world.reviewed()

    assert not may_look_again(world.social_worker, assessment)


def test_the_list_names_rounds_for_child_in_need_work_alone(world, child_in_need_world):
    other_work = world.reviewed()
    child_in_need = child_in_need_world.reviewed()

    of_other_work = Assessment.objects.awaiting_second_look_by(world.social_worker)
    of_child_in_need = Assessment.objects.awaiting_second_look_by(child_in_need_world.social_worker)

    assert other_work not in of_other_work
    assert list(of_child_in_need) == [child_in_need]


def test_after_a_second_look_the_round_is_off_the_list(child_in_need_world):
    child_in_need_world.looked_again()

    waiting = Assessment.objects.awaiting_second_look_by(child_in_need_world.social_worker)

    assert list(waiting) == []


def test_from_the_second_look_on_its_level_counts(world):
    assessment = world.reviewed()
    for code in ("A1", "B1"):
        world.mark(assessment, code, 3, by=world.social_worker, comment="More than that.")

    actions.finish_second_look(
        assessment=assessment, by=world.social_worker, declaration="My own view."
    )

    counting = ConfirmedLevel.objects.filter(employment=world.employment).current()
    levels = {row.meaning: row.level for row in counting}
    assert levels == {
        world.statement(code).meaning: level
        for code, level in {"A1": 3, "A2": 2, "B1": 3, "B2": 2}.items()
    }


def test_an_older_round_takes_no_second_look_after_a_newer_review(child_in_need_world):
    world = child_in_need_world
    older = world.reviewed()
    newer = world.reviewed()

    waiting = Assessment.objects.awaiting_second_look_by(world.social_worker)

    assert list(waiting) == [newer]
    assert not may_look_again(world.social_worker, older)
    assert may_look_again(world.social_worker, newer)


def test_whoever_reviewed_a_round_is_not_asked_for_its_second_look(child_in_need_world):
    world = child_in_need_world
    world.reviewed()
    RegistrationFactory(user=world.supervisor)
    RoleGrantFactory(
        user=world.supervisor,
        role="practice_supervisor",
        organisation=world.employment.organisation,
    )

    waiting = Assessment.objects.awaiting_second_look_by(world.supervisor)

    assert list(waiting) == []
