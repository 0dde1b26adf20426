"""What can wait a day comes in one message, as long as it is wanted."""

import pytest
from django.test import Client

from portal.dates import today
from portal.nightly import all_steps
from portal.notices import nightly
from portal.notices.actions import choose_daily, mark_read
from portal.notices.letters import wants_daily
from portal.notices.models import Notice
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory(email="ana@tests.example")


@pytest.fixture(autouse=True)
def _nothing_else_waits(db):
    Notice.objects.all().delete()


def test_the_days_messages_come_in_one(server, told, person):
    for key in ("a", "b"):
        told(to=person, key=key, title=f"Task {key}", daily=True)
    before = len(server.messages)

    reached = nightly.daily(today())

    ((to, message),) = server.messages
    text = message.get_body(["plain"]).get_content()
    assert (before, reached, to) == (0, 1, ["ana@tests.example"])
    assert message["Subject"] == "2 things to read in Family Help skills"
    assert "Task a" in text
    assert "Task b" in text
    assert not Notice.objects.waiting().exists()


def test_running_the_step_again_sends_nothing(server, told, person):
    told(to=person, daily=True)

    assert [nightly.daily(today()), nightly.daily(today())] == [1, 0]
    assert len(server.messages) == 1


def test_each_person_gets_their_own(server, told, person):
    told(to=person, title="For Ana", daily=True)
    told(to=UserFactory(email="bo@tests.example"), title="For Bo", daily=True)

    nightly.daily(today())

    got = {to[0]: message.get_body(["plain"]).get_content() for to, message in server.messages}
    assert "For Bo" not in got["ana@tests.example"]
    assert "For Bo" in got["bo@tests.example"]


def test_what_was_read_is_left_out(server, told, person):
    read = told(to=person, key="read", title="Old news", daily=True)
    told(to=person, key="new", title="Fresh news", daily=True)
    mark_read(notice=read, by=person)

    nightly.daily(today())

    ((_, message),) = server.messages
    assert message["Subject"] == "One thing to read in Family Help skills"
    assert "Old news" not in message.get_body(["plain"]).get_content()


def test_when_all_was_read_there_is_no_message(server, told, person):
    mark_read(notice=told(to=person, daily=True), by=person)

    nightly.daily(today())

    assert server.messages == []
    assert nightly.daily(today()) == 0


def test_who_wants_none_gets_none_then_or_later(server, told, person):
    told(to=person, daily=True)
    choose_daily(user=person, daily=False, by=person)

    nightly.daily(today())
    choose_daily(user=person, daily=True, by=person)
    nightly.daily(today())

    assert server.messages == []


def test_what_is_urgent_still_comes(server, told, person):
    choose_daily(user=person, daily=False, by=person)

    told(to=person)

    assert len(server.messages) == 1


def stop_address(server):
    """The address in the header, as a mail program reads it."""
    message = server.messages[-1][1]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    return message["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")


def test_the_message_says_how_to_stop_it_and_looking_changes_nothing(server, told, person):
    told(to=person, daily=True)
    nightly.daily(today())
    address = stop_address(server)

    page = Client().get(address)

    assert page.status_code == 200
    assert "Stop the daily message?" in page.content.decode()
    assert wants_daily(person)
    assert address in server.messages[0][1].get_body(["plain"]).get_content()


def test_a_mail_programs_one_click_stops_it_without_a_session_or_a_token(server, told, person):
    told(to=person, daily=True)
    nightly.daily(today())
    strict = Client(enforce_csrf_checks=True)

    page = strict.post(stop_address(server), {"List-Unsubscribe": "One-Click"})

    assert page.status_code == 200
    assert "You won’t get the daily message" in page.content.decode()
    assert not wants_daily(person)


@pytest.mark.parametrize("token", ["x", "x.y", "00000000000000000000000000000000.abc"])
def test_a_made_up_address_stops_nothing(token):
    assert Client().post(f"/notices/daily/stop/{token}/").status_code == 404


def test_both_steps_are_run_every_night_after_those_that_tell_people():
    steps = {step.name: step for step in all_steps()}

    assert steps["notices.daily"].order > 50
    assert steps["notices.again"].order > 50


def test_the_night_sends_what_the_queue_lost(server, told):
    notice = told(daily=True)
    Notice.objects.filter(pk=notice.pk).update(daily=False)

    assert nightly.again(today()) == 1
    assert len(server.messages) == 1
