"""The dates of a course, and what it costs, as somebody reads them."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client

from portal.dates import now, today
from skills.training.actions import cancel_event, set_policy
from skills.training.models import Course
from tests.factories import (
    CourseFactory,
    EmploymentFactory,
    OrganisationFactory,
    RoleGrantFactory,
    UserFactory,
)
from tests.shelf import kept
from tests.training.planning import booked, charity, coordinator, draft, opened, school

pytestmark = pytest.mark.django_db
SECTORS = ["council", "school", "health", "police", "voluntary", "carers"]


def read(course, user=None):
    """The page as `user` reads it, without its markup."""
    client = Client()
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(course.get_absolute_url())
    assert answer.status_code == 200
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def worker(organisation):
    return EmploymentFactory(organisation=organisation).user


def policy(**terms):
    usual = {"words": "Free for most.", "free_sectors": SECTORS, "full_day_pence": 18000}
    return set_policy(starts=today(), by=None, **usual | terms)


def company():
    return OrganisationFactory(sector="private", name="Toys Ltd")


def at(days, hour, hours=6):
    starts = (now() + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)
    return starts, starts + timedelta(hours=hours)


def test_a_date_says_when_where_and_how_many_places_are_left():
    event = opened(
        capacity=20,
        dates=[at(30, 10), at(37, 10)],
        access_notes="Step-free, hearing loop.",
        help_with_cost="We pay your bus fare.",
    )

    page = read(event.course)

    assert event.when in page
    assert f"{event.begins:%A}s" in page
    assert "Family Hub North" in page
    assert "Step-free, hearing loop. Help with cost: We pay your bus fare." in page
    assert "20 of 20" in page
    assert f"Book {event.when}" in page
    assert "None of these suit you?" in page


def test_days_of_other_times_and_weekdays_are_told_apart():
    event = opened(dates=[at(30, 10), at(31, 11)])

    page = read(event.course)

    assert f"{event.days[0].starts:%A} and {event.days[1].starts:%A}" in page
    assert ", then " in page


def test_places_held_are_for_voluntary_groups_and_others_are_told():
    event = opened(capacity=20, held=4)

    for user, left in (
        (None, "16 of 20 4 more held for voluntary groups"),
        (worker(school()), "16 of 20 4 more held for voluntary groups"),
        (worker(charity()), "20 of 20 4 held for voluntary groups"),
    ):
        assert left in read(event.course, user)


def test_a_full_date_says_how_many_wait_and_lets_one_join_them():
    event = opened(capacity=1)
    first, second = (UserFactory() for _ in range(2))
    booked(event, first)
    assert "Full A freed place" in read(event.course)
    booked(event, second)

    page = read(event.course, UserFactory())

    assert "Full. 1 waiting" in page
    assert "Join the waiting list" in page
    assert "Booked See your booking" in read(event.course, first)
    assert "On the waiting list See your booking" in read(event.course, second)


def test_a_date_that_nobody_can_book_has_no_button():
    by = coordinator()
    course = CourseFactory()
    draft(course=course)
    gone = opened(course=course, by=by)
    cancel_event(event=gone, why="The trainer is ill.", by=by)
    assert "No date is planned yet." in read(course)

    opened(course=course, closes_on=today() - timedelta(days=1))
    page = read(course)

    assert "Booking closed on" in page
    assert "Join" not in page


def test_a_course_that_is_not_for_their_group_cannot_be_booked_by_it():
    course = CourseFactory(open_to_voluntary_sector=False, why_not_open="It is about our system.")
    opened(course=course)

    page = read(course, worker(charity()))

    assert "Your group can’t book this course. It is about our system." in page
    assert " Book " not in page
    assert " Book " in read(course, worker(school()))
    assert " Book " in read(course, UserFactory())


def test_a_course_in_ones_own_time_has_a_link_and_no_dates():
    course = CourseFactory(mode=Course.Mode.ELEARNING, address="https://learn.example/one")

    page = read(course)

    assert "You can do it online at any time. Begin the course" in page
    assert "No date is planned" not in page


def test_the_price_is_the_readers_own():
    policy(missed_full_day_pence=2500)
    course = CourseFactory()
    toys = company()

    free, pays = read(course, worker(charity(name="Hearth"))), read(course, worker(toys))

    assert "Price for you Free You book for Hearth" in free
    assert "it costs £25." in free
    assert "Price for you £180 You book for Toys Ltd . That is for each person." in pays
    assert "Free You come for yourself" in read(course, UserFactory())


def test_who_works_for_two_sees_the_price_of_each():
    policy()
    both = worker(company())
    for name in ("Hearth", "Kindling"):
        EmploymentFactory(user=both, organisation=charity(name=name))

    page = read(CourseFactory(), both)

    assert "You book for Hearth and Kindling" in page
    assert "You book for Toys Ltd" in page


def test_a_group_with_a_small_income_pays_nothing_for_not_coming():
    policy(missed_full_day_pence=2500)

    page = read(CourseFactory(), worker(charity(small_income=True)))

    assert "No charge if somebody can’t come." in page


def test_whoever_is_signed_out_reads_who_pays_what():
    policy(missed_full_day_pence=2500)

    page = read(CourseFactory())

    assert "Free for most" in page
    assert "Private companies: £180 a person." in page
    assert "Groups with a small income never pay that." in page
    assert "Sign in to see the price for you." in page
    assert "Price for you" not in page


def test_where_nobody_pays_the_page_says_so_with_the_policys_words():
    policy(full_day_pence=0, words="Come as you are.")

    page = read(CourseFactory())

    assert "Everyone comes for free." in page
    assert "Come as you are." in page


def test_a_coordinator_sees_where_their_people_are_booked():
    group, event = charity(), opened(capacity=3)
    leads = RoleGrantFactory(role="partner_coordinator", organisation=group).user
    booked(event, worker(group), group, by=leads)
    booked(event, worker(school()))

    page = read(event.course, leads)

    assert page.count("See the booking of") == 1
    assert f"Booked for {event.when}" in page


def test_no_copy_is_kept_so_a_place_that_went_is_gone_at_once(pages_kept, client):
    event = opened(capacity=5)
    assert "5 of 5" in " ".join(read(event.course).split())
    booked(event, UserFactory())

    assert "4 of 5" in read(event.course)
    assert kept() == 0
