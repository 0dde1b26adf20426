"""The list of courses, and what somebody asks of it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.dates import now, today
from portal.people.models import Locality
from skills.training.actions import set_policy
from skills.training.models import Course
from tests.content.test_course_dates import company, worker
from tests.factories import CourseFactory, EmploymentFactory, UserFactory
from tests.training.planning import booked, charity, opened

pytestmark = pytest.mark.django_db
ALL = {"mode", "level", "domain", "where", "free", "spare"}


@pytest.fixture(autouse=True)
def _no_other_courses(db):
    """Those of the starter are retired; what a test makes is all there is."""
    Course.objects.update(retired_on=today())


def found(user=None, **asked):
    """The titles that are listed, and the page."""
    client = Client()
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get("/training/", asked)
    assert answer.status_code == 200
    titles = [one.course.title for one in answer.context["listed"]]
    return titles, " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def course(title, **facts):
    """In the order in which a test makes them."""
    return CourseFactory(title=title, code=f"A{Course.objects.count():05}", **facts)


def at_hour(hour, days=30):
    """On a Monday, so that only the hour says whether it is in the evening."""
    day = now() + timedelta(days=days)
    monday = day + timedelta(days=(7 - day.weekday()) % 7)
    starts = monday.replace(hour=hour, minute=0, second=0, microsecond=0)
    return [(starts, starts + timedelta(hours=2))]


def test_each_course_says_its_next_dates_and_how_many_more(client):
    one = course("Listening")
    for days in (10, 20, 30, 40):
        opened(course=one, dates=at_hour(9, days), capacity=5)
    course("Alone online", mode="elearning")
    course("Later")

    titles, page = found()

    assert titles == ["Listening", "Alone online", "Later"]
    assert page.count("5 places left") == 3
    assert "1 more date of Listening" in page
    assert "At any time, online." in page
    assert "No date is planned yet." in page


def test_how_and_level_are_asked_for_and_what_is_not_there_is_left_aside():
    course("Near", mode="in_person", level="core")
    course("Far", mode="live_online", level="core")
    course("Deep", mode="in_person", level="advanced")

    assert found(mode="in_person")[0] == ["Near", "Deep"]
    assert found(level="core", mode="in_person")[0] == ["Near"]
    assert len(found(**dict.fromkeys(ALL - {"free", "spare"}, "none\0such"))[0]) == 3
    assert len(found(**dict.fromkeys(ALL - {"free", "spare"}, "nonesuch"))[0]) == 3


def test_an_area_shows_the_courses_that_help_with_its_statements():
    course("Other")
    Course.objects.filter(slug="keeping-children-safe-together").update(retired_on=None)

    titles, page = found(domain="SAF")

    assert titles == ["Keeping children safe together"]
    assert "You see: Keeping children safe" in page


def test_an_area_before_there_is_a_framework_is_left_aside(unpublished):
    course("Any")

    assert found(domain="SAF")[0] == ["Any"]


def test_free_places_are_those_for_the_reader():
    full, kept = course("Full"), course("Kept")
    booked(opened(course=full, capacity=1), UserFactory())
    opened(course=kept, capacity=1, held=1)
    course("Online", mode="elearning")

    assert found(free="on")[0] == ["Online"]
    assert found(worker(charity()), free="on")[0] == ["Kept", "Online"]
    assert "full, with a waiting list" in found()[1]


def test_in_the_evening_or_at_the_weekend_on_every_day():
    opened(course=course("Day"), dates=at_hour(10))
    opened(course=course("Evening"), dates=at_hour(18))
    opened(course=course("Mixed"), dates=at_hour(18) + at_hour(10, 44))
    saturday = [(a + timedelta(days=5), b + timedelta(days=5)) for a, b in at_hour(10)]
    opened(course=course("Saturday"), dates=saturday)

    assert found(spare="on")[0] == ["Evening", "Saturday"]


def test_a_place_shows_what_is_there_and_nothing_online():
    north, south = (Locality.objects.create(name=name) for name in ("North", "South"))
    opened(course=course("Up"), locality=north)
    opened(course=course("Down"), locality=south)
    opened(course=course("Nowhere"))
    course("Online", mode="elearning")

    titles, page = found(where=str(north.pk))

    assert titles == ["Up"]
    assert "You see: North. Change it" in page


def test_where_nothing_fits_the_page_says_what_to_do():
    course("Near", mode="in_person")

    titles, page = found(mode="blended")

    assert titles == []
    assert "No course has all of that. Take one thing away, or show all courses" in page


def test_dates_that_are_closed_and_courses_that_are_retired_are_left_out():
    opened(course=course("Closed"), closes_on=today() - timedelta(days=1))
    course("Gone", retired_on=today())

    titles, page = found()

    assert titles == ["Closed"]
    assert "No date is planned yet." in page


def test_the_price_for_the_reader_stands_at_each_course():
    set_policy(
        starts=today(), words="Terms.", by=None, free_sectors=["voluntary"], full_day_pence=6000
    )
    course("One")
    both = worker(charity(name="Hearth"))
    EmploymentFactory(user=both, organisation=company())

    assert "for you" not in found()[1]
    assert "Terms." in found()[1]
    assert "Free for you" in found(worker(charity()))[1]
    page = found(both)[1]
    assert "Free for Hearth" in page
    assert "£60 for Toys Ltd" in page


def test_the_list_asks_no_more_of_many_courses_and_dates_than_of_one():
    user = worker(charity())

    def asked():
        with CaptureQueriesContext(connection) as questions:
            found(user, free="on")
        return len(questions)

    booked(opened(capacity=9), user)
    asked()
    with_one = asked()
    for _ in range(4):
        one = CourseFactory()
        booked(opened(course=one, capacity=9), user)
        opened(course=one)

    assert asked() == with_one
