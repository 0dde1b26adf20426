"""What the database refuses of a round and its answers when the rules are gone round."""

import pytest
from django.utils import timezone

from portal.locked import LockedRecord
from skills.assessments.models import (
    AnswerRevision,
    Assessment,
    Confirmation,
    Return,
    Review,
)
from tests.assessments.bypassing import rating, refused, revision
from tests.factories import EmploymentFactory, published_version

pytestmark = pytest.mark.database


@pytest.mark.parametrize("make", [rating, revision])
@pytest.mark.parametrize("fields", [{"level": 5}, {"level": 2, "not_in_role": True}])
def test_an_answer_is_a_level_of_0_to_4_or_not_my_job(world, make, fields):
    assessment = world.start()

    with refused():
        make(assessment, world.statement("A2"), **fields)


def test_what_was_sent_is_an_answer(world):
    assessment = world.start()

    with refused():
        revision(assessment, world.statement("A2"), level=None)


@pytest.mark.parametrize("make", [rating, revision])
def test_an_answer_is_to_a_statement_of_the_rounds_version(world, make):
    assessment = world.start()
    other = published_version().statements.first()

    with refused("another version"):
        make(assessment, other)


@pytest.mark.parametrize("make", [rating, revision])
def test_a_safety_statement_is_never_left_out(world, make):
    assessment = world.start()

    with refused("part of every job"):
        make(assessment, world.statement("A1"), level=None, not_in_role=True)


@pytest.mark.parametrize("state", ["submitted", "reviewed", "withdrawn"])
def test_answers_stand_still_outside_a_draft(world, state):
    assessment = world.in_state(state)
    saved = assessment.ratings.first()

    with refused("only in a draft"):
        assessment.ratings.update(level=4)
    with refused("only in a draft"):
        saved.delete()


def test_one_answer_a_statement(world):
    assessment = world.start()
    world.answer(assessment, "A1")

    with refused():
        rating(assessment, world.statement("A1"))


def test_one_open_round_each(world):
    assessment = world.start()

    with refused():
        Assessment.objects.create(
            employment=assessment.employment,
            profile=assessment.profile,
            version=assessment.version,
            started_at=timezone.now(),
        )


def test_the_profile_is_of_the_rounds_version(world):
    other = published_version()

    with refused("another version"):
        Assessment.objects.create(
            employment=world.employment,
            profile=other.profiles.get(),
            version=world.version,
            started_at=timezone.now(),
        )


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "submitted"},
        {"state": "reviewed", "submitted_at": timezone.now()},
        {"state": "draft", "reviewed_at": timezone.now()},
    ],
)
def test_a_state_has_its_times(world, fields):
    assessment = world.start()

    with refused():
        Assessment.objects.filter(pk=assessment.pk).update(**fields)


@pytest.mark.parametrize("state", ["reviewed", "withdrawn"])
def test_a_round_that_is_over_stays(world, state):
    assessment = world.in_state(state)

    with refused("stays as it is"):
        Assessment.objects.filter(pk=assessment.pk).update(state="draft", reviewed_at=None)


def test_a_round_stays_with_the_person_it_is_of(world):
    assessment = world.start()

    with refused("stays with the employment"):
        Assessment.objects.filter(pk=assessment.pk).update(employment=EmploymentFactory())


def test_a_round_is_never_deleted(world):
    assessment = world.start()

    with refused("never deleted"):
        Assessment.objects.filter(pk=assessment.pk)._raw_delete("default")


@pytest.mark.parametrize("model", [AnswerRevision, Review, Confirmation])
def test_what_was_sent_and_confirmed_is_locked(world, model):
    world.reviewed()
    row = model.objects.last()
    table = model.objects.filter(pk=row.pk)

    with pytest.raises(LockedRecord):
        row.save()
    with pytest.raises(LockedRecord):
        row.delete()
    with pytest.raises(LockedRecord):
        table.update(pk=row.pk)
    with refused("append-only"):
        table._raw_delete(table.db)


def test_a_return_has_a_reason(world):
    assessment = world.submitted()

    with refused():
        Return.objects.create(
            revision=assessment.revisions.first(),
            by=world.supervisor,
            reason="",
            returned_at=timezone.now(),
        )
