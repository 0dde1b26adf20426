"""What the database refuses when the rules are gone round."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.dates import today
from portal.locked import LockedRecord
from skills.assessments.models import (
    AnswerRevision,
    Assessment,
    Confirmation,
    ConfirmedLevel,
    Response,
    Return,
    Review,
    ReviewMark,
    SelfRating,
)
from tests.factories import EmploymentFactory, RegistrationFactory, published_version

pytestmark = pytest.mark.database


@contextmanager
def refused(words=None):
    """The database refuses what is in the block, in these words."""
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        yield


def rating(assessment, statement, **fields) -> SelfRating:
    values = {"level": 2, "saved_at": timezone.now()} | fields
    return SelfRating.objects.create(assessment=assessment, statement=statement, **values)


def revision(assessment, statement, **fields) -> AnswerRevision:
    values = {"level": 2, "number": 9, "digest": "x", "cut_at": timezone.now()} | fields
    return AnswerRevision.objects.create(assessment=assessment, statement=statement, **values)


def confirm(world, assessment, **fields) -> Confirmation:
    review = Review.objects.create(
        assessment=assessment, by=world.supervisor, finished_at=timezone.now()
    )
    values = {
        "review": review,
        "revision": world.revision(assessment, "A1"),
        "subject": world.practitioner,
        "by": world.supervisor,
        "level": 2,
        "confirmed_on": today(),
    }
    return Confirmation.objects.create(**values | fields)


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
        assessment.delete()


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


@pytest.mark.parametrize("fields", [{"level": 5}, {"level": 1, "not_in_role": True}])
def test_a_mark_is_a_level_of_0_to_4(world, fields):
    assessment = world.submitted()

    with refused():
        ReviewMark.objects.create(
            revision=assessment.revisions.first(),
            by=world.supervisor,
            saved_at=timezone.now(),
            **fields,
        )


def test_nobody_confirms_their_own_answer(world):
    assessment = world.submitted()

    with refused():
        confirm(world, assessment, by=world.practitioner)


def test_the_subject_of_a_confirmation_is_the_person_who_answered(world):
    assessment = world.submitted()

    with refused("the person who answered"):
        confirm(world, assessment, subject=world.stranger)


def test_another_level_is_confirmed_with_a_reason(world):
    assessment = world.submitted()

    with refused("needs a comment"):
        confirm(world, assessment, level=3)


def test_a_registration_is_the_reviewers_own(world):
    assessment = world.submitted()

    with refused("not in date"):
        confirm(world, assessment, registration=RegistrationFactory())


def test_a_registration_is_in_date_on_the_day(world):
    assessment = world.submitted()
    lapsed = RegistrationFactory(user=world.supervisor, ends=today())

    with refused("not in date"):
        confirm(world, assessment, registration=lapsed)


def test_one_confirmation_a_reviewer_and_answer(world):
    assessment = world.reviewed()
    first = Confirmation.objects.filter(review__assessment=assessment).first()

    with refused():
        Confirmation.objects.create(
            review=first.review,
            revision=first.revision,
            subject=first.subject,
            by=first.by,
            level=2,
            confirmed_on=today(),
        )


def test_one_review_of_a_kind(world):
    assessment = world.reviewed()

    with refused():
        Review.objects.create(assessment=assessment, by=world.stranger, finished_at=timezone.now())


def test_only_the_practitioner_answers_a_review(world):
    review = world.reviewed().reviews.get()

    with refused("only the practitioner"):
        Response.objects.create(
            review=review, by=world.supervisor, agrees=True, responded_at=timezone.now()
        )


def test_seeing_it_differently_has_words(world):
    review = world.reviewed().reviews.get()

    with refused():
        Response.objects.create(
            review=review, by=world.practitioner, agrees=False, responded_at=timezone.now()
        )


def test_one_level_counts_at_a_time(world):
    world.reviewed()
    row = ConfirmedLevel.objects.filter(employment=world.employment).first()

    with refused():
        ConfirmedLevel.objects.create(
            employment=row.employment,
            job_role=row.job_role,
            meaning=row.meaning,
            level=4,
            starts=today(),
            confirmation=row.confirmation,
        )


def test_a_level_that_counts_changes_only_by_ending_once(world):
    world.reviewed()
    rows = ConfirmedLevel.objects.filter(employment=world.employment)

    with refused("only by ending"):
        rows.update(level=4)
    with refused("never deleted"):
        rows.all()[0].delete()
    rows.update(ends=today() + timedelta(days=1))
    with refused("only by ending"):
        rows.update(ends=None)


def test_a_level_does_not_end_before_it_starts(world):
    world.reviewed()
    rows = ConfirmedLevel.objects.filter(employment=world.employment)

    with refused():
        rows.update(ends=date(2020, 1, 1))
