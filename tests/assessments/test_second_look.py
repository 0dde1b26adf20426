import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import today
from portal.journal.models import Entry
from skills.assessments import actions
from skills.assessments.models import Assessment, ConfirmedLevel
from skills.assessments.refusals import NoComment, Undecided, WrongAnswer
from skills.assessments.rules import may_look_again
from tests.factories import RegistrationFactory, RoleGrantFactory, UserFactory


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


def test_a_second_look_is_only_at_safety_statements(world):
    assessment = world.reviewed()

    with pytest.raises(WrongAnswer, match="safety statements"):
        world.mark(assessment, "A2", by=world.social_worker)


def test_a_second_look_sends_nothing_back(world):
    assessment = world.reviewed()

    with pytest.raises(WrongAnswer):
        world.mark(assessment, "A1", by=world.social_worker, send_back=True, reason="No.")


def test_a_second_look_needs_every_safety_statement(world):
    assessment = world.reviewed()
    world.mark(assessment, "A1", by=world.social_worker)

    with pytest.raises(Undecided) as refusal:
        actions.finish_second_look(
            assessment=assessment, by=world.social_worker, declaration="My own view."
        )

    assert [r.statement.code for r in refusal.value.revisions] == ["B1"]


def test_a_second_look_says_why_it_sees_another_level(world):
    assessment = world.reviewed()
    for code in ("A1", "B1"):
        world.mark(assessment, code, 1, by=world.social_worker)

    with pytest.raises(NoComment):
        actions.finish_second_look(
            assessment=assessment, by=world.social_worker, declaration="My own view."
        )


def test_finishing_a_second_look_twice_does_nothing_twice(world):
    assessment = world.looked_again()

    again = actions.finish_second_look(
        assessment=assessment, by=world.social_worker, declaration="My own view."
    )

    assert again == assessment.reviews.get(kind="second_look")
    verb = "assessments.looked_again"
    assert Entry.objects.filter(verb=verb, object_id=assessment.pk).count() == 1


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
def test_only_a_reviewed_round_is_looked_at_again(world, state):
    assessment = world.in_state(state)

    with pytest.raises(PermissionDenied):
        actions.finish_second_look(
            assessment=assessment, by=world.social_worker, declaration="My own view."
        )


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


def test_the_role_without_a_registration_is_not_enough(world):
    assessment = world.reviewed()
    person = RoleGrantFactory(
        user=UserFactory(),
        role="practice_supervisor",
        organisation=world.employment.organisation,
    ).user

    assert not may_look_again(person, assessment)


def test_a_registration_that_has_run_out_is_not_enough(world):
    assessment = world.reviewed()
    world.social_worker.registrations.update(ends=today())

    assert not may_look_again(world.social_worker, assessment)


def test_a_registration_without_the_role_is_not_enough(world):
    assessment = world.reviewed()

    assert not may_look_again(RegistrationFactory().user, assessment)


def test_the_role_in_another_place_is_not_enough(world):
    assessment = world.reviewed()
    person = RoleGrantFactory(user=RegistrationFactory().user, role="practice_supervisor").user

    assert not may_look_again(person, assessment)


def test_nobody_looks_again_at_their_own_round(world):
    assessment = world.reviewed()
    RegistrationFactory(user=world.practitioner)
    RoleGrantFactory(
        user=world.practitioner,
        role="practice_supervisor",
        organisation=world.employment.organisation,
    )

    assert not may_look_again(world.practitioner, assessment)


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
