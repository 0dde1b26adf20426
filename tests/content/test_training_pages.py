"""The courses, which anybody may read about."""

from decimal import Decimal

import pytest
from django.utils.html import escape

from content.templatetags.public_pages import plain_hours, plain_months
from skills.training.models import Course
from tests.factories import CourseFactory

pytestmark = pytest.mark.django_db


def words(response):
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_has_every_course_with_how_long_and_for_whom(client):
    page = words(client.get("/training/"))

    assert "20 courses" in page
    for course in Course.objects.all():
        assert f'href="/training/{course.slug}/"' in page
        assert escape(course.audience) in page


def test_a_course_says_what_it_helps_with_and_what_comes_first(client):
    page = words(client.get("/training/keeping-children-safe-together/"))

    assert "6 hours" in page
    assert "3 years" in page
    assert 'href="/framework/keeping-children-safe/spotting-harm/"' in page
    assert "up to 3" in page
    assert 'href="/training/keeping-children-safe-the-essentials/"' in page
    assert "<li>Practice supervisor</li>" in page


def test_a_course_that_is_not_for_everybody_says_why(client):
    course = CourseFactory(
        open_to_voluntary_sector=False,
        why_not_open="It is about <our> own system.",
        refresh_months=None,
        yearly_update=True,
        certificate=False,
        practice_sessions=1,
    )

    page = words(client.get(f"/training/{course.slug}/"))

    assert "Not open to them: It is about &lt;our&gt; own system." in page
    assert "For good, with a short update each year" in page
    assert "and 1 practice session after" in page
    assert "Certificate</dt>" not in page
    assert "Not open to voluntary" in words(client.get("/training/"))


def test_courses_stand_before_a_framework_and_the_list_before_a_course(client, unpublished):
    page = words(client.get("/training/keeping-children-safe-together/"))
    Course.before.through.objects.all().delete()
    Course.objects.filter(completions__isnull=True, events__isnull=True).delete()

    assert "What it helps with" not in page
    assert client.get("/training/").status_code == 200


@pytest.mark.parametrize("slug", ["nothing", "bookings-and-more"])
def test_a_course_that_is_not_there_is_not_found(client, slug):
    assert client.get(f"/training/{slug}/").status_code == 404


def test_hours_and_months_are_said_as_people_say_them():
    hours = [plain_hours(Decimal(each)) for each in ("1.0", "6.0", "2.5", "0.5", "7.2")]
    months = [plain_months(each) for each in (1, 12, 18, 36)]

    assert hours == ["1 hour", "6 hours", "2 and a half hours", "Half an hour", "7.2 hours"]
    assert months == ["1 month", "1 year", "18 months", "3 years"]
