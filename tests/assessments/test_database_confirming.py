"""What the database refuses of reviews and confirmed levels when the rules are gone round."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from portal.dates import today
from skills.assessments.models import (
    Confirmation,
    ConfirmedLevel,
    Response,
    Review,
    ReviewMark,
)
from tests.assessments.bypassing import confirm, refused
from tests.factories import RegistrationFactory

pytestmark = pytest.mark.database


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
