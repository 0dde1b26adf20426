import pytest

from portal.dates import today
from skills.assessments import actions
from skills.assessments.models import Return, ReviewMark
from skills.assessments.refusals import NoReasons, NoSupervisor, NothingAnswered, Unanswered
from tests.assessments.conftest import fresh, make_world
from tests.factories import SupervisionLineFactory


def test_sending_cuts_a_revision_of_each_answer(world):
    assessment = world.submitted()

    assert assessment.state == "submitted"
    assert sorted(assessment.revisions.values_list("statement__code", "number", "level")) == [
        ("A1", 1, 2),
        ("A2", 1, 2),
        ("B1", 1, 2),
        ("B2", 1, 2),
    ]


def test_safety_statements_without_an_answer_are_all_named(world):
    assessment = world.start()
    world.answer(assessment, "A2")

    with pytest.raises(Unanswered) as refusal:
        actions.submit(assessment=assessment, by=world.practitioner)

    assert [statement.code for statement in refusal.value.statements] == ["A1", "B1"]
    assert fresh(assessment).state == "draft"
    assert not assessment.revisions.exists()


def test_a_note_without_a_level_is_no_answer(world):
    assessment = world.draft()
    world.answer(assessment, "A1", None, comment="Not sure.", edit=1)

    with pytest.raises(Unanswered):
        actions.submit(assessment=assessment, by=world.practitioner)


def test_other_statements_may_stay_open(world):
    assessment = world.start()
    for code in ("A1", "B1"):
        world.answer(assessment, code)

    actions.submit(assessment=assessment, by=world.practitioner)

    assert assessment.revisions.count() == 2


def test_a_round_in_which_nothing_is_answered_is_not_sent(db):
    world = make_world("targeted_early_help", core=False)
    assessment = world.start()

    with pytest.raises(NothingAnswered, match="Answer at least one"):
        actions.submit(assessment=assessment, by=world.practitioner)

    assert fresh(assessment).state == "draft"


def test_without_a_supervisor_nothing_is_sent(world):
    assessment = world.draft()
    world.employment.supervision_lines.update(ends=today())

    with pytest.raises(NoSupervisor, match="Your answers are safe"):
        actions.submit(assessment=assessment, by=world.practitioner)

    assert fresh(assessment).state == "draft"


def test_a_supervisor_of_practice_alone_can_be_sent_to(world):
    assessment = world.draft()
    world.employment.supervision_lines.update(ends=today())
    SupervisionLineFactory(employment=world.employment, kind="practice")

    actions.submit(assessment=assessment, by=world.practitioner)

    assert fresh(assessment).state == "submitted"


def test_a_returned_answer_that_was_changed_gets_a_new_revision(world):
    assessment = world.returned("A1")
    world.answer(assessment, "A1", 3, edit=1)

    actions.submit(assessment=assessment, by=world.practitioner)

    revisions = assessment.revisions.filter(statement__code="A1")
    assert list(revisions.values_list("number", "level")) == [(1, 2), (2, 3)]
    assert assessment.revisions.count() == 5
    assert not assessment.ratings.filter(reopened=True).exists()


def test_a_returned_answer_sent_again_unchanged_keeps_its_revision(world):
    assessment = world.returned("A1")

    actions.submit(assessment=assessment, by=world.practitioner)

    assert assessment.revisions.count() == 4


def test_a_returned_answer_that_was_emptied_is_asked_for(world):
    assessment = world.returned("A2")
    world.answer(assessment, "A2", None, edit=1)

    with pytest.raises(Unanswered) as refusal:
        actions.submit(assessment=assessment, by=world.practitioner)

    assert [statement.code for statement in refusal.value.statements] == ["A2"]


def test_sending_back_reopens_the_marked_answers_alone(world):
    assessment = world.submitted()
    world.mark(assessment, "A1", None, send_back=True, reason="Say more.")
    world.mark(assessment, "B1", 3, comment="You do this well.")

    actions.send_back(assessment=assessment, by=world.supervisor)

    assert fresh(assessment).was_returned
    reopened = assessment.ratings.filter(reopened=True)
    assert list(reopened.values_list("statement__code", flat=True)) == ["A1"]
    assert Return.objects.get(revision__assessment=assessment).reason == "Say more."


def test_marks_on_what_stays_are_kept_and_those_on_what_goes_back_are_not(world):
    assessment = world.submitted()
    world.mark(assessment, "A1", None, send_back=True, reason="Say more.")
    world.mark(assessment, "B1", 2)

    actions.send_back(assessment=assessment, by=world.supervisor)

    marks = ReviewMark.objects.filter(revision__assessment=assessment)
    assert list(marks.values_list("revision__statement__code", flat=True)) == ["B1"]


def test_a_return_without_a_reason_is_refused_and_nothing_moves(world):
    assessment = world.submitted()
    world.mark(assessment, "A1", None, send_back=True, reason="Say more.")
    world.mark(assessment, "B1", None, send_back=True)

    with pytest.raises(NoReasons) as refusal:
        actions.send_back(assessment=assessment, by=world.supervisor)

    assert [mark.revision.statement.code for mark in refusal.value.marks] == ["B1"]
    assert fresh(assessment).state == "submitted"
    assert not Return.objects.filter(revision__assessment=assessment).exists()


def test_an_answer_can_go_back_twice(world):
    assessment = world.returned("A1")
    world.answer(assessment, "A1", 3, edit=1)
    actions.submit(assessment=assessment, by=world.practitioner)
    world.mark(assessment, "A1", None, send_back=True, reason="Nearly.")

    actions.send_back(assessment=assessment, by=world.supervisor)

    reasons = Return.objects.filter(revision__assessment=assessment)
    assert list(reasons.values_list("reason", flat=True)) == ["Say more.", "Nearly."]
