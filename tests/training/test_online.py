"""A course online, begun and finished by the person themselves."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.dates import months_after, today
from portal.journal.models import Entry
from portal.plain.finding import LooksLikeFamily
from skills.training import actions
from skills.training.actions import NotYetFinished
from skills.training.models import Completion, Enrolment
from skills.training.refusals import CannotFinish, NothingSaid
from tests.factories import CourseFactory, EmploymentFactory, UserFactory
from tests.training.planning import charity, coordinator, school

pytestmark = pytest.mark.django_db


def online(**facts):
    return CourseFactory(**{"mode": "elearning", "refresh_months": 12} | facts)


def finish(course, user, day=None, **more):
    return actions.finish_online(course=course, completed_on=day or today(), by=user, **more)


def test_what_somebody_finished_counts_as_the_course_says():
    course, user = online(), UserFactory()

    done = finish(course, user)

    assert (done.source, done.expires_on) == ("elearning", months_after(today(), 12))
    assert done.code
    enrolment = Enrolment.objects.get(user=user)
    assert (enrolment.completion, bool(enrolment.finished_at)) == (done, True)


def test_twice_on_a_day_is_once():
    course, user = online(), UserFactory()
    first = finish(course, user)
    entries = Entry.objects.count()

    assert finish(course, user) == first
    assert Entry.objects.count() == entries


def test_another_day_counts_anew():
    course, user = online(), UserFactory()

    days = [finish(course, user, today() - timedelta(days=n)).completed_on for n in (400, 0)]

    assert Completion.objects.filter(user=user).count() == len(set(days)) == 2


def test_who_begins_finishes_what_they_began():
    course, user = online(), UserFactory()
    begun = actions.begin_online(course=course, by=user)

    assert actions.begin_online(course=course, by=user) == begun
    done = finish(course, user)

    assert Enrolment.objects.get(user=user).completion == done


def test_a_course_that_asks_for_an_evaluation_counts_with_it():
    course, user = online(needs_evaluation=True), UserFactory()

    with pytest.raises(NothingSaid):
        finish(course, user)
    with pytest.raises(LooksLikeFamily):
        finish(course, user, sure=3, words="I thought of case 48213.")
    finish(course, user, sure=3, words="I ask more.")

    enrolment = Enrolment.objects.get(user=user)
    assert (enrolment.sure, enrolment.words) == (3, "I ask more.")


def test_a_day_that_has_not_come_is_refused():
    with pytest.raises(NotYetFinished):
        finish(online(), UserFactory(), today() + timedelta(days=1))


def test_what_was_taken_off_does_not_come_back_by_a_click():
    course, user = online(), UserFactory()
    actions.withdraw_completion(completion=finish(course, user), why="No.", by=coordinator())

    with pytest.raises(CannotFinish):
        finish(course, user)


@pytest.mark.access
@pytest.mark.parametrize("facts", [{"mode": "in_person"}, {"retired_on": today()}])
def test_a_course_that_is_not_online_or_no_longer_offered_is_refused(facts):
    with pytest.raises(PermissionDenied):
        finish(online(**facts), UserFactory())


@pytest.mark.access
def test_a_course_that_is_not_for_voluntary_groups_is_for_others():
    course = online(open_to_voluntary_sector=False)
    ours, theirs = (EmploymentFactory(organisation=one()).user for one in (charity, school))

    assert finish(course, theirs)
    with pytest.raises(PermissionDenied):
        finish(course, ours)


def day(on):
    return {f"completed_on_{part}": getattr(on, part) for part in ("day", "month", "year")}


def test_the_pages_take_somebody_from_beginning_to_record(as_, cast):
    course = online(needs_evaluation=True, address="https://learning.example/course")
    browser, here = as_("vcs-worker"), reverse("bookings:online", args=[course.slug])
    assert "Begin the course" in browser.get(here).content.decode()

    page = browser.post(reverse("bookings:begin_online", args=[course.slug]), follow=True)
    assert "https://learning.example/course" in page.content.decode()
    assert "Begun online" in browser.get(reverse("bookings:record")).content.decode()
    tomorrow = browser.post(here, day(today() + timedelta(days=1)) | {"sure": "3"})
    unsure = browser.post(here, day(today()))
    done = browser.post(here, day(today()) | {"sure": "3"}, follow=True).content.decode()

    assert "can’t be in the future" in tomorrow.content.decode()
    assert "Choose how sure" in unsure.content.decode()
    assert "You did it online" in done
    code = Completion.objects.get(course=course).code
    check = browser.get(reverse("reports:verify", args=[code])).content.decode()
    assert "themselves" in check


def test_what_can_t_be_finished_is_said_on_the_page(as_, cast):
    course = online()
    done = finish(course, cast["vcs-worker"])
    actions.withdraw_completion(completion=done, why="No.", by=coordinator())

    page = as_("vcs-worker").post(reverse("bookings:online", args=[course.slug]), day(today()))

    assert "Ask them about it" in page.content.decode()
