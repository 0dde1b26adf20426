"""Courses that would help somebody, with why."""

from datetime import timedelta

import pytest

from portal.dates import in_words, today
from portal.home.desk import Desk
from portal.home.learning import ending_for
from portal.home.recommended import MOST, recommended
from skills.training.models import Completion, Course, CourseStatement
from supervision.readiness.models import GateVersion
from tests.factories import CourseFactory, UserFactory
from tests.training.planning import booked, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(cast):
    """The practitioner, for whom no course is left but what a test makes."""
    Course.objects.update(retired_on=today())
    return cast["practitioner"]


def listed_for(person, versions=()):
    ending = ending_for([person.pk]).get(person.pk, [])
    return recommended(Desk(person), ending, versions)


def finished(person, course, *, expires_in=None):
    expires_on = expires_in and today() + timedelta(days=expires_in)
    Completion.objects.create(
        user=person,
        course=course,
        completed_on=today() - timedelta(days=300),
        expires_on=expires_on,
    )


def needed(person, **facts):
    course = CourseFactory(**facts)
    course.required_for.add(person.main_post.job_role)
    return course


def helping(line, up_to_level, course=None):
    course = course or CourseFactory()
    lineage = line.statement.lineage
    CourseStatement.objects.create(course=course, lineage=lineage, up_to_level=up_to_level)
    return course


def test_a_course_that_the_job_needs_is_named_until_it_is_done(person):
    course = needed(person)
    assert [(one.course, one.reasons) for one in listed_for(person)] == [
        (course, ["Your job needs it"])
    ]

    finished(person, course)

    assert listed_for(person) == []


@pytest.mark.parametrize(("days", "said"), [(20, "runs out"), (-20, "ran out")])
def test_a_course_that_runs_out_is_named_with_its_day(person, days, said):
    course = CourseFactory()
    finished(person, course, expires_in=days)

    [one] = listed_for(person)

    assert one.reasons == [f"Yours {said} on {in_words(today() + timedelta(days=days))}"]


def test_a_course_that_a_gate_asks_for_is_named_with_the_gate(person):
    Course.objects.update(retired_on=None)
    version = GateVersion.objects.published().get(gate__code="G3")
    asked = [one.params["course"] for one in version.criteria.filter(kind="course")]
    person.completions.all().delete()

    found = listed_for(person, [version])

    assert found[0].course.code in asked
    assert f"“{version}” asks for it" in found[0].reasons


def test_a_course_that_leads_beyond_what_is_confirmed_is_named_with_the_statements(person):
    gaps = Desk(person).standing.gaps
    course = None
    for line in gaps[:3]:
        course = helping(line, 4, course)
    helping(gaps[0], gaps[0].confirmed_level or 1)

    found = listed_for(person)

    assert [one.course for one in found] == [course]
    assert found[0].reasons == [
        f"It helps with “{gaps[0].statement}”, “{gaps[1].statement}” and 1 more, "
        "where you are below the level needed"
    ]


def test_what_matters_most_comes_first_and_the_list_is_short(person):
    line = Desk(person).standing.gaps[0]
    for _ in range(MOST):
        helping(line, 4)
    job = needed(person)
    over = needed(person)
    finished(person, over, expires_in=-1)

    found = listed_for(person)

    assert [one.course for one in found[:2]] == [over, job]
    assert len(found) == MOST
    assert found[0].reasons == [
        f"Yours ran out on {in_words(today() - timedelta(days=1))}",
        "Your job needs it",
    ]


def test_each_tells_the_next_date_or_ones_own(person):
    course = needed(person)
    assert listed_for(person)[0].next is None
    first = opened(course=course)
    later = opened(course=course)
    assert listed_for(person)[0].next.event == first

    booking = booked(later, person)
    opened(course=course)

    assert listed_for(person)[0].next.booking == booking


def test_a_date_that_is_closed_is_not_the_next(person):
    course = needed(person)
    opened(course=course, closes_on=today() - timedelta(days=1))

    assert listed_for(person)[0].next is None


def test_a_booking_for_the_next_date_stays_before_a_later_one(person):
    course = needed(person)
    booking = booked(opened(course=course), person)
    booked(opened(course=course), person)

    assert listed_for(person)[0].next.booking == booking


def test_who_has_no_job_here_is_recommended_nothing():
    assert listed_for(UserFactory()) == []


def test_the_page_shows_them_to_the_person(my, who):
    page = my("practitioner")

    assert "Recommended for you" in page
    assert "Only you see this list." in page
