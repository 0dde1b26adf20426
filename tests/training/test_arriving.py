"""Somebody without an account says on the day that they are there, and learns of nobody else."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from portal.dates import as_if
from portal.links.models import Link
from portal.people.actions.merging import merge
from skills.training import actions
from skills.training.models import Attendance
from tests.factories import UserFactory, someone_with
from tests.training.planning import charity, coordinator, opened

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
SAID = {"name": "Nia Newcomer", "email": "nia@charity.example"}


def guest(event, email=SAID["email"], name=SAID["name"]):
    return actions.book_guest(
        event=event, name=name, email=email, organisation=charity(), by=coordinator()
    )


def arrive(client, event, *, code=None, at=None, **said):
    with as_if(at or event.begins):
        return client.post(reverse("bookings:here", args=[code or event.here_code]), SAID | said)


def told(answer) -> str:
    return answer.content.decode().split("<main")[1]


def test_a_guest_signs_in_with_the_code_their_name_and_address(client):
    event = opened()
    booking = guest(event)

    page = told(arrive(client, event, name="nia  NEWCOMER", email="Nia@Charity.example"))
    again = told(arrive(client, event))

    assert "You are signed in for today" in page
    assert event.course.title in again
    there = Attendance.objects.get(booking=booking)
    assert (there.came, there.late_minutes, there.noted_by) == (True, 0, booking.user)


@pytest.mark.access
def test_whatever_is_wrong_the_answer_is_the_same_and_tells_nothing(client):
    event, other = opened(), opened()
    guest(event)
    known = UserFactory(name="Kay Known", email="kay@charity.example")
    known.set_password("a long enough pass phrase")
    known.save()
    actions.book(event=event, user=known, by=coordinator())

    wrong = [
        arrive(client, event, name="Nobody Else"),
        arrive(client, event, email="other@charity.example"),
        arrive(client, event, code=other.here_code),
        arrive(client, event, code="ZZZZZZ"),
        arrive(client, event, at=event.begins - timedelta(days=1)),
        arrive(client, event, name="Kay Known", email="kay@charity.example"),
    ]

    pages = [told(answer) for answer in wrong]
    assert all("We found no place for you today" in page for page in pages)
    assert not any(event.course.title in page for page in pages)
    assert not Attendance.objects.filter(booking__event__in=[event, other]).exists()


def test_the_page_is_the_same_for_any_code(client):
    event = opened()
    guest(event)
    pages = {
        TOKEN.sub("", told(client.get(reverse("bookings:here", args=[code])))).replace(code, "")
        for code in (event.here_code, "ZZZZZZ")
    }

    assert len(pages) == 1


def test_who_is_too_early_on_the_day_is_told_when(client):
    event = opened()
    guest(event)

    page = told(arrive(client, event, at=event.begins - timedelta(hours=3)))

    assert "one hour before it begins" in page


def test_what_is_missing_is_said(client):
    page = told(client.post(reverse("bookings:here", args=["ABCDEF"]), {}))

    assert "Enter your name" in page


def test_a_guest_whose_account_was_merged_is_found_by_the_old_address(client):
    event = opened()
    booking = guest(event)
    into = UserFactory(name="Nia Newcomer", password="!")
    merge(duplicate=booking.user, into=into, by=someone_with("administrator"))

    arrive(client, event)

    assert Attendance.objects.filter(booking=booking, came=True).exists()


def test_too_many_tries_have_to_wait(client):
    client.defaults["REMOTE_ADDR"] = "192.0.2.78"
    here = reverse("bookings:here", args=["ABCDEF"])

    answers = [client.post(here, {}).status_code for _ in range(61)]

    assert (answers[59], answers[60]) == (200, 429)


class TestByTheLinkInTheirMessage:
    def address(self, booking):
        return Link.objects.get(purpose="training_booking", object_id=booking.pk).address

    def test_a_guest_signs_in_on_the_day_with_the_code(self, client):
        event = opened()
        booking = guest(event)
        link = self.address(booking)
        assert "Are you there?" not in client.get(link).content.decode()

        with as_if(event.begins):
            assert "Are you there?" in client.get(link).content.decode()
            wrong = client.post(link, {"do": "here", "code": "ZZZZZZ"}).content.decode()
            empty = client.post(link, {"do": "here"}).content.decode()
            client.post(link, {"do": "here", "code": event.here_code.lower()})
            page = client.get(link).content.decode()

        assert "not the code of your course" in wrong
        assert "Enter the code" in empty
        assert "You are signed in for today" in page
        assert Attendance.objects.get(booking=booking).came
