"""What somebody finished counts from that day until it runs out, on a coordinator's word."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.dates import months_after, today
from portal.journal.models import Entry
from skills.training.actions import NotYetFinished, record_completion
from skills.training.models import Completion, CourseStatement
from tests.factories import CourseFactory, UserFactory, someone_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return someone_with("training_coordinator")


@pytest.fixture
def course():
    return CourseFactory(refresh_months=12)


def test_a_completion_counts_until_the_course_has_to_be_done_again(coordinator, course):
    person = UserFactory()

    completion = record_completion(
        user=person, course=course, completed_on=date(2024, 2, 29), by=coordinator
    )

    assert completion.expires_on == date(2025, 2, 28)
    in_date = Completion.objects.filter(user=person)
    assert in_date.in_date_on(date(2024, 2, 29)).exists()
    assert in_date.in_date_on(date(2025, 2, 27)).exists()
    assert not in_date.in_date_on(date(2024, 2, 28)).exists()
    assert not in_date.in_date_on(date(2025, 2, 28)).exists()


def test_a_course_without_a_refresh_counts_for_good(coordinator):
    person = UserFactory()
    course = CourseFactory(refresh_months=None)

    completion = record_completion(
        user=person, course=course, completed_on=date(2001, 1, 1), by=coordinator
    )

    assert completion.expires_on is None
    assert list(Completion.objects.filter(user=person).in_date_on(today())) == [completion]


def test_a_completion_is_journalled(coordinator, course):
    completion = record_completion(
        user=UserFactory(), course=course, completed_on=today(), by=coordinator
    )

    entry = Entry.objects.order_by("-id").first()
    assert (entry.verb, entry.actor) == ("completion.recorded", coordinator)
    assert entry.object_id == completion.pk


def test_the_same_day_again_changes_nothing(coordinator, course):
    person = UserFactory()
    first = record_completion(user=person, course=course, completed_on=today(), by=coordinator)
    entries = Entry.objects.count()

    again = record_completion(user=person, course=course, completed_on=today(), by=coordinator)

    assert again == first
    assert Entry.objects.count() == entries


def test_a_day_that_has_not_come_is_refused_in_plain_words(coordinator, course):
    with pytest.raises(NotYetFinished, match="can’t be in the future"):
        record_completion(
            user=UserFactory(),
            course=course,
            completed_on=today() + timedelta(days=1),
            by=coordinator,
        )


@pytest.mark.access
def test_a_coordinator_does_not_record_their_own(coordinator, course):
    with pytest.raises(PermissionDenied):
        record_completion(user=coordinator, course=course, completed_on=today(), by=coordinator)


@pytest.mark.access
@pytest.mark.parametrize("role", ["administrator", "service_manager", "workforce_lead"])
def test_nobody_but_a_coordinator_records_one(course, role):
    with pytest.raises(PermissionDenied):
        record_completion(
            user=UserFactory(), course=course, completed_on=today(), by=someone_with(role)
        )


@pytest.mark.database
def test_a_completion_that_runs_out_before_it_is_done_is_refused(course):
    with pytest.raises(IntegrityError), transaction.atomic():
        Completion.objects.create(
            user=UserFactory(), course=course, completed_on=today(), expires_on=today()
        )


@pytest.mark.database
def test_a_second_row_for_the_day_is_refused(coordinator, course):
    first = record_completion(
        user=UserFactory(), course=course, completed_on=today(), by=coordinator
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        Completion.objects.create(user=first.user, course=course, completed_on=today())


@pytest.mark.database
@pytest.mark.parametrize("level", [0, 5])
def test_a_course_helps_up_to_a_level_that_there_is(course, level):
    with pytest.raises(IntegrityError), transaction.atomic():
        CourseStatement.objects.create(
            course=course, lineage="6f1d8a52-3c0e-4b7a-9e55-0b6a4f1c2d90", up_to_level=level
        )


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 11, 30), 24, date(2028, 11, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months, later):
    assert months_after(day, months) == later
