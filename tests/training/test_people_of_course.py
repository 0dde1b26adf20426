"""Whoever books for an organisation sees where each of its people stands with a course."""

import html
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.dates import in_words, today
from skills.training import actions
from skills.training.catalogue import Reader
from skills.training.models import Booking
from skills.training.people_of_course import people_of
from tests.factories import CourseFactory, EmploymentFactory, UserFactory, someone_with
from tests.training.planning import booked, charity, coordinator, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return charity()


@pytest.fixture
def lead(group):
    return someone_with("partner_coordinator", organisation=group)


def worker(group):
    return EmploymentFactory(organisation=group).user


def finished(user, course, days=0):
    actions.record_completion(
        user=user, course=course, completed_on=today() - timedelta(days=days), by=coordinator()
    )


def standing(lead, course, *, can_book=True):
    reader = Reader.of(lead)
    people = people_of(course, reader, list(course.before.all()), can_book=can_book)
    return {one.user: one.words for one in people.all}


def test_each_stands_somewhere(lead, group):
    event = opened(capacity=1)
    course, first = event.course, CourseFactory(title="The first one")
    course.before.add(first)
    has_place, waits, has_it, can, needs = (worker(group) for _ in range(5))
    booked(event, has_place, group)
    booked(event, waits, group)
    finished(has_it, course)
    finished(can, first)

    found = standing(lead, course)

    until = in_words(has_it.completions.get().last_day)
    assert found == {
        has_place: f"booked for {event.when}",
        waits: f"is waiting, {event.when}",
        has_it: f"has it until {until}",
        can: "can book",
        needs: "needs “The first one” first",
    }


def test_it_counts_for_good_or_until_the_later_day_and_not_once_it_ran_out(lead, group):
    course = CourseFactory(refresh_months=12)
    twice, good, ran_out = (worker(group) for _ in range(3))
    finished(twice, course, days=200)
    finished(twice, course)
    finished(ran_out, course, days=800)
    finished(good, course)
    good.completions.update(expires_on=None)
    finished(good, course, days=3)

    found = standing(lead, course, can_book=False)

    assert found[twice] == f"has it until {in_words(twice.completions.last().last_day)}"
    assert found[good] == "has it for good"
    assert found[ran_out] == "has not done it yet"


@pytest.mark.parametrize(
    ("state", "says"),
    [("requested", "Waits for a manager"), ("offered", "Has an offer to take")],
)
def test_a_place_that_is_not_sure_yet_is_told(lead, group, client, state, says):
    event = opened()
    booking = booked(event, worker(group), group)
    Booking.objects.filter(pk=booking.pk).update(state=state)
    client.force_login(lead)

    page = html.unescape(client.get(event.course.get_absolute_url()).content.decode())

    assert f"{says}, {event.when}. <a" in page
    assert booking.get_absolute_url() in page


def test_what_they_do_for_another_organisation_and_other_groups_people_are_not_told(lead, group):
    event, other = opened(), charity()
    both = worker(group)
    EmploymentFactory(user=both, organisation=other)
    booked(event, both, other)
    stranger = worker(other)

    found = standing(lead, event.course)

    assert found == {both: "can book"}
    assert stranger not in found


def test_a_course_finished_on_a_merged_account_counts(lead, group):
    course, user = CourseFactory(), worker(group)
    old = UserFactory(merged_into=user, is_active=False)
    finished(old, course)

    assert standing(lead, course)[user].startswith("has it until")


def test_whoever_leads_nobody_sees_nobody(group):
    worker(group)

    assert standing(worker(group), CourseFactory()) == {}


def test_many_are_put_into_groups_that_open(lead, group, client):
    course = CourseFactory()
    for _ in range(9):
        worker(group)
    client.force_login(lead)

    page = client.get(course.get_absolute_url()).content.decode()

    assert "Can book: 9" in page


def test_it_asks_as_much_for_1_as_for_300(lead, group):
    event = opened(capacity=200)
    course = event.course
    course.before.add(CourseFactory())
    booked(event, worker(group), group)

    def asked():
        reader, before = Reader.of(lead), list(course.before.all())
        with CaptureQueriesContext(connection) as captured:
            count = len(people_of(course, reader, before, can_book=True).all)
        return count, len(captured)

    one = asked()
    jobs = EmploymentFactory.create_batch(299, organisation=group)
    for job in jobs[:20]:
        booked(event, job.user, group)

    assert (one[0], asked()) == (1, (300, one[1]))
