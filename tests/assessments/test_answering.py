import pytest
from django.core.exceptions import PermissionDenied

from portal.journal.models import Entry
from skills.assessments import actions
from skills.assessments.models import SelfRating
from skills.assessments.refusals import CannotStart, Stale
from tests.factories import EmploymentFactory, PostFactory


def test_a_round_starts_as_a_draft_for_the_job_held_today(world):
    assessment = world.start()

    assert assessment.state == "draft"
    assert assessment.version == world.version
    assert Entry.objects.filter(verb="assessments.started", object_id=assessment.pk).count() == 1


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


def test_a_changed_answer_from_an_old_page_is_refused_with_what_stands(world):
    assessment = world.start()
    world.answer(assessment, "A1", 3, comment="The first.")

    with pytest.raises(Stale) as refusal:
        world.answer(assessment, "A1", 3, comment="The second.", edit=0)

    assert refusal.value.kept.comment == "The first."
    assert assessment.ratings.exclude(saved_at=None).get().comment == "The first."


def test_after_a_return_a_statement_never_answered_stays_closed(world):
    assessment = world.start()
    for code in ("A1", "B1"):
        world.answer(assessment, code)
    actions.submit(assessment=assessment, by=world.practitioner)
    world.mark(assessment, "A1", None, send_back=True, reason="Say more.")
    actions.send_back(assessment=assessment, by=world.supervisor)

    with pytest.raises(PermissionDenied):
        world.answer(assessment, "A2")


def test_what_was_put_down_survives_a_withdrawal(world):
    assessment = world.withdrawn()

    assert SelfRating.objects.filter(assessment=assessment).count() == 4
