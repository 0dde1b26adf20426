"""The pages on which supervision is planned, moved and called off."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.calendar import in_feeds
from portal.dates import now, today
from supervision.sessions import actions
from supervision.sessions.models import (
    Session,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def supervisor(as_):
    return as_("supervisor")


@pytest.fixture
def practitioner(as_):
    return as_("practitioner")


def when(**more):
    day = today() + timedelta(days=8)
    return {
        "day_day": day.day,
        "day_month": day.month,
        "day_year": day.year,
        "time": "2pm",
        "minutes": 60,
        "kind": "one_to_one",
        "times": 1,
        "every_days": 14,
    } | more


def test_a_series_is_planned_with_its_place(world, supervisor):
    where = reverse("supervision:plan", args=[world.employment.uuid])

    supervisor.post(where, when(times=3, place="Room 2"))

    series = Session.objects.filter(place="Room 2")
    assert series.count() == 3
    assert series.first().series is not None


def test_after_something_hard_no_series_is_planned(world, supervisor):
    where = reverse("supervision:plan", args=[world.employment.uuid])

    answer = supervisor.post(where, when(times=3, kind="after_incident"))

    assert "is no series" in answer.text


def test_a_day_too_far_off_is_said_beside_the_day(world, supervisor):
    where = reverse("supervision:plan", args=[world.employment.uuid])

    answer = supervisor.post(where, when(day_year=today().year + 3))

    assert "Plan up to a year ahead." in answer.text


def test_a_group_is_two_people_or_more(world, supervisor):
    where = reverse("supervision:plan_group")
    one, two = world.team

    alone = supervisor.post(where, when(people=[one.uuid]))
    both = supervisor.post(where, when(people=[one.uuid, two.uuid]))

    assert "Choose two people or more." in alone.text
    assert both.status_code == 302
    assert Session.objects.filter(kind="group").latest("pk").attendees.count() == 2


def test_a_moved_session_is_newer_in_the_calendar(world, supervisor):
    session = world.planned(days=5)

    supervisor.post(reverse("supervision:move", args=[session.uuid]), when(place="Room 9"))
    told = supervisor.get(reverse("supervision:calendar", args=[session.uuid])).content.decode()

    assert "SEQUENCE:1" in told
    assert "LOCATION:Room 9" in told


def test_a_cancelled_session_stays_in_the_feed_as_cancelled(world):
    session = world.planned(days=5)
    actions.call_off(
        session=session, state="cancelled", gap="service", why="No cover.", by=world.supervisor
    )

    entries = in_feeds(world.person, now())

    assert [one.status for one in entries if str(session.uuid) in one.uid] == ["CANCELLED"]


def test_a_missed_session_says_that_a_gap_of_the_service_counts_against_nobody(
    world, supervisor, practitioner
):
    session = world.planned()
    where = reverse("supervision:call_off", args=[session.uuid])

    supervisor.post(where, {"state": "missed", "gap": "service", "why": "No cover."})
    page = practitioner.get(session.get_absolute_url()).text

    assert "count against the practitioner" in page
    assert supervisor.get(where).status_code == 302


def test_what_is_still_to_come_can_not_be_missed(world, supervisor):
    session = world.planned(days=5)
    where = reverse("supervision:call_off", args=[session.uuid])

    answer = supervisor.post(where, {"state": "missed", "gap": "nobody", "why": "Snow."})

    assert "still to come" in answer.text


def test_what_is_to_come_can_not_be_begun(world, supervisor):
    session = world.planned(days=5)

    answer = supervisor.post(session.get_absolute_url(), {"do": "hold"}, follow=True)

    assert "still to come" in answer.text


def test_a_point_is_added_and_one_about_a_family_is_not(world, practitioner):
    session = world.planned(days=5)
    where = session.get_absolute_url()

    refused = practitioner.post(where, {"do": "point", "text": "The child in case 48213"})
    practitioner.post(where, {"do": "point", "text": "Rest"})

    assert "looks like a case number" in refused.text
    assert [one.text for one in session.points.all()] == ["Rest"]


def test_the_page_to_plan_names_whom_it_is_with_and_who_reads_it(world, supervisor):
    one = supervisor.get(reverse("supervision:plan", args=[world.employment.uuid]))
    group = supervisor.get(reverse("supervision:plan_group"))

    assert f"Plan a session with {world.person}" in one.text
    assert "Plan a group session" in group.text
    assert {page.context["who"]["name"] for page in (one, group)} == {world.supervisor.name}
    assert group.context["form"].initial["day"].weekday() < 5
