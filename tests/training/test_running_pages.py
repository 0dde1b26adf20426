"""The desk of the training team, from a draft to the day after."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.dates import as_if, today
from skills.training import actions
from skills.training.models import Event
from skills.training.models.course import Course
from tests.factories import CourseFactory, UserFactory
from tests.training.planning import booked, draft, opened

pytestmark = pytest.mark.django_db


def parts(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def typed(day=None, **more):
    day = day or today() + timedelta(days=40)
    usual = {"from0": "9.30am", "to0": "4pm", "trainer": "Sam", "capacity": "11"}
    return parts("day0", day) | usual | more


@pytest.fixture
def team(as_):
    return as_("training-coordinator")


@pytest.fixture
def course():
    return CourseFactory(mode=Course.Mode.IN_PERSON)


def new_events(course):
    return list(Event.objects.filter(course=course).order_by("pk"))


def test_an_event_is_planned_with_what_the_policy_and_habit_say(team, course):
    answer = team.post(reverse("bookings:plan"), typed(course=course.pk))

    (event,) = new_events(course)
    day = today() + timedelta(days=40)
    assert answer.url == reverse("bookings:run", args=[event.uuid])
    assert (event.capacity, event.held) == (11, 3)
    assert event.held_until == day - timedelta(days=14)
    assert event.closes_on == day - timedelta(days=1)
    local = timezone.localtime(event.begins)
    assert (local.date(), local.hour, local.minute) == (day, 9, 30)


def test_a_series_is_planned_at_once(team, course):
    team.post(reverse("bookings:plan"), typed(course=course.pk, every="2", times="3"))

    events = new_events(course)
    page = team.get(reverse("bookings:run", args=[events[0].uuid])).content.decode()
    assert len(events) == 3
    assert events[2].when in page


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"course": ""}, "Choose a course."),
        ({"from0": "half nine"}, "Enter a time, like 9:30am or 14:00."),
        ({"from0": "14pm"}, "Enter a time, like 9:30am or 14:00."),
        ({"from0": ""}, "Enter a time for this day, like 9:30am."),
        ({"to0": "9am"}, "Enter a time that is after it begins."),
        ({"day0_day": "", "day0_month": "", "day0_year": ""}, "Enter the day on which it is."),
        ({"held": "12"}, "Hold no more places than there are."),
        ({"every": "2"}, "Enter how many events there are in all."),
        ({"times": "2"}, "Enter how many weeks lie between them."),
        ({"capacity": ""}, "Enter how many places there are."),
        ({"day0_year": "2020"}, "It lies in the past."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(team, course, more, says):
    answer = team.post(reverse("bookings:plan"), typed(course=course.pk, place="Room 4") | more)

    page = answer.content.decode()
    assert says in page
    assert "Room 4" in page
    assert new_events(course) == []


def test_a_last_day_to_book_comes_before_it_begins(team, course):
    late = parts("closes_on", today() + timedelta(days=41))

    answer = team.post(reverse("bookings:plan"), typed(course=course.pk) | late)

    assert "not after it begins" in answer.content.decode()


def test_days_that_overlap_are_refused_with_the_action_s_words(team, course):
    second = parts("day1", today() + timedelta(days=40)) | {"from1": "10:00", "to1": "11:00"}

    answer = team.post(reverse("bookings:plan"), typed(course=course.pk) | second)

    assert "overlap" in answer.content.decode()


def test_a_draft_is_opened_changed_and_cancelled(team, cast):
    event = draft(by=cast["training-coordinator"])
    run = reverse("bookings:run", args=[event.uuid])
    assert "Nobody sees this draft" in team.get(run).content.decode()

    team.post(reverse("bookings:open", args=[event.uuid]))
    team.post(reverse("bookings:change", args=[event.uuid]), typed(capacity="5"))
    team.post(reverse("bookings:cancel_event", args=[event.uuid]), {"why": "The room is closed."})

    event.refresh_from_db()
    assert (event.state, event.capacity, event.sequence) == ("cancelled", 5, 2)
    assert "The room is closed." in team.get(run).content.decode()


def test_fewer_places_than_are_taken_are_refused(team):
    event = opened(capacity=2)
    for user in UserFactory.create_batch(2):
        booked(event, user)

    answer = team.post(reverse("bookings:change", args=[event.uuid]), typed(capacity="1", held="0"))

    assert "More places are taken" in answer.content.decode()


def test_a_draft_is_deleted_and_an_open_event_is_not(team):
    gone, stays = draft(), opened()

    team.post(reverse("bookings:delete", args=[gone.uuid]))
    answer = team.post(reverse("bookings:delete", args=[stays.uuid]), follow=True)

    assert not Event.objects.filter(pk=gone.pk).exists()
    assert "Cancel it instead" in answer.content.decode()


def test_the_days_of_an_event_are_there_to_be_changed(team):
    event = opened()

    page = team.get(reverse("bookings:change", args=[event.uuid])).content.decode()

    assert f'value="{timezone.localtime(event.begins):%H:%M}"' in page


def test_everybody_who_is_not_noted_came_with_one_button(team, cast):
    event = opened(capacity=9)
    bookings = [booked(event, user) for user in UserFactory.create_batch(3)]
    first, second, third = (one.pk for one in bookings)
    page = reverse("bookings:attendance", args=[event.uuid, 1])
    with as_if(event.ends):
        team.post(page, {f"what{first}": "away", f"late{second}": "15", "rest": "came"})
        answer = team.post(reverse("bookings:close", args=[event.uuid]), follow=True)

    states = dict(event.bookings.values_list("pk", "state"))
    assert states == {first: "missed", second: "attended", third: "attended"}
    assert "It is closed." in answer.content.decode()
    assert "closed" not in team.get(reverse("bookings:desk")).content.decode()


@pytest.mark.parametrize(
    ("typed_", "says"),
    [
        ({"late": "ten"}, "enter minutes as a number"),
        ({"late": "361"}, "the day has 360 minutes"),
        ({"late": "200", "early": "161"}, "longer than the day"),
    ],
)
def test_minutes_are_looked_at(team, typed_, says):
    event = opened()
    booking = booked(event, UserFactory())
    data = {f"{name}{booking.pk}": value for name, value in typed_.items()}

    with as_if(event.ends):
        answer = team.post(reverse("bookings:attendance", args=[event.uuid, 1]), data)

    assert says in answer.content.decode()


def test_before_the_day_the_page_says_when(team):
    event = opened()
    booking = booked(event, UserFactory())
    page = reverse("bookings:attendance", args=[event.uuid, 1])

    answer = team.post(page, {f"what{booking.pk}": "came"})

    assert "once the day has begun" in answer.content.decode()
    assert team.get(reverse("bookings:attendance", args=[event.uuid, 2])).status_code == 404


def test_it_is_not_closed_while_somebody_is_not_noted(team):
    event = opened()
    booked(event, UserFactory())

    with as_if(event.ends):
        answer = team.post(reverse("bookings:close", args=[event.uuid]), follow=True)

    assert "Note first who came" in answer.content.decode()


def test_a_charge_is_waived_from_the_list(team):
    event = opened()
    booking = booked(event, UserFactory())
    event.bookings.update(state="missed", charge_pence=2000)
    assert "£20" in team.get(reverse("bookings:run", args=[event.uuid])).content.decode()

    answer = team.post(
        reverse("bookings:waive", args=[booking.uuid]), {"why": "They were ill."}, follow=True
    )

    assert "Nothing to pay: They were ill." in answer.content.decode()


def test_a_phone_signs_in_with_the_code(as_, cast):
    event = opened()
    booked(event, cast["vcs-worker"], by=cast["vcs-worker"])
    browser = as_("vcs-worker")
    typed_ = browser.get(reverse("bookings:here_form"), {"code": f" {event.here_code.lower()}"})
    assert typed_.url == reverse("bookings:here", args=[event.here_code])
    assert "Come back to this page on the day" in browser.get(typed_.url).content.decode()

    with as_if(event.begins + timedelta(minutes=5)):
        before = browser.get(typed_.url).content.decode()
        after = browser.post(typed_.url, follow=True).content.decode()

    assert "I am here" in before
    assert "You are signed in" in after
    assert "5 minutes before" in after


@pytest.mark.parametrize("code", ["ZZZZZZ", "---"])
def test_a_code_that_is_not_theirs_is_said_and_asked_again(as_, code):
    answer = as_("vcs-worker").get(reverse("bookings:here_form"), {"code": code}, follow=True)

    assert "You have no place with that code" in answer.content.decode()


def test_the_sheet_has_the_code_and_everybody_with_a_place(team):
    event = opened()
    person = UserFactory(name="Thandiwe Mokoena")
    booked(event, person)

    page = team.get(reverse("reports:training_sheet", args=[event.uuid])).content.decode()

    assert event.here_code in page
    assert "Thandiwe Mokoena" in page


def test_a_coordinator_has_no_row_to_note_themselves(team, cast):
    event = opened()
    actions.book(event=event, user=cast["training-coordinator"], by=cast["training-coordinator"])

    page = team.get(reverse("bookings:attendance", args=[event.uuid, 1])).content.decode()

    assert "not yours to note" in page
