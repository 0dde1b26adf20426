"""The pages on which people book, and answer what they are offered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.dates import today
from skills.training import actions
from skills.training.models import Booking, Needs
from tests.factories import EmploymentFactory, UserFactory
from tests.training.planning import booked, charity, draft, opened

pytestmark = pytest.mark.django_db


def page(client, thing) -> str:
    return client.get(thing.get_absolute_url()).content.decode()


def the_place(user) -> Booking:
    return Booking.objects.filter(user=user).latest("pk")


def test_somebody_books_for_themselves_and_reads_when_and_where(as_, cast):
    event, client = opened(link="https://meet.example/1"), as_("vcs-worker")
    before = page(client, event)

    answer = client.post(event.get_absolute_url(), {"needs": "A ramp", "keep": "on"})

    booking = the_place(cast["vcs-worker"])
    after = page(client, booking)
    assert answer.url == booking.get_absolute_url()
    assert booking.organisation == cast["vcs-worker"].employments.get().organisation
    assert "https://meet.example/1" not in before
    assert "https://meet.example/1" in after
    assert "A ramp" in after
    assert Needs.objects.get(user=cast["vcs-worker"]).words == "A ramp"
    assert "A ramp" in page(client, opened())


def test_somebody_with_two_jobs_says_in_which_they_come(as_, cast):
    event, client = opened(), as_("vcs-worker")
    other = EmploymentFactory(user=cast["vcs-worker"], organisation=charity())

    unsaid = client.post(event.get_absolute_url(), {}).content.decode()
    client.post(event.get_absolute_url(), {"job": other.uuid})

    assert "Choose who you come for." in unsaid
    assert the_place(cast["vcs-worker"]).organisation == other.organisation


def test_what_may_point_to_a_family_is_shown_and_what_was_typed_stays(as_, cast):
    event = opened()

    answer = as_("vcs-worker").post(event.get_absolute_url(), {"needs": "Ring 07700 900123"})

    assert "Ring 07700 900123" in answer.content.decode()
    assert not event.bookings.exists()


def test_a_full_date_says_how_many_wait_and_takes_one_more(as_, cast):
    event, client = opened(capacity=1), as_("vcs-worker")
    booked(event, UserFactory())
    booked(event, UserFactory())

    text = page(client, event)
    client.post(event.get_absolute_url())

    assert "1 waiting" in text
    assert "Join the waiting list" in text
    assert the_place(cast["vcs-worker"]).state == "waiting"


def test_a_date_that_is_over_or_cancelled_takes_no_booking_and_says_so(as_):
    by = opened().made_by
    client, closed = as_("vcs-worker"), opened(closes_on=today().replace(year=2020))
    gone = actions.cancel_event(event=opened(by=by), why="The trainer is ill.", by=by)

    refused = client.post(closed.get_absolute_url()).content.decode()

    assert "can’t be booked any more" in refused
    assert "The trainer is ill." in page(client, gone)
    assert "draft" in page(as_("training-coordinator"), draft())


def test_an_offer_comes_first_and_is_taken_by_a_click(as_, cast):
    event, client = opened(capacity=1), as_("vcs-worker")
    first = booked(event, UserFactory())
    waits = booked(event, cast["vcs-worker"])
    actions.cancel(booking=first, by=first.user)

    listed = client.get(reverse("bookings:mine")).content.decode()
    client.post(waits.get_absolute_url(), {"do": "take"})

    assert listed.index("A place is free for you") < listed.index("To come")
    assert the_place(cast["vcs-worker"]).state == "confirmed"


def test_a_click_that_comes_too_late_is_told_why(as_, cast):
    booking = booked(opened(), cast["vcs-worker"])
    client = as_("vcs-worker")

    late = client.post(booking.get_absolute_url(), {"do": "let_go"}, follow=True)
    unknown = client.post(booking.get_absolute_url(), {"do": "dance"})

    assert "This offer is over" in late.content.decode()
    assert unknown.status_code == 400


def test_a_booking_is_cancelled_by_a_click(as_, cast):
    booking = booked(opened(), cast["vcs-worker"])

    answer = as_("vcs-worker").post(booking.get_absolute_url(), {"do": "cancel"}, follow=True)

    assert "Thank you for telling us." in answer.content.decode()
    assert the_place(cast["vcs-worker"]).state == "cancelled"


def asked_of(cast):
    booking = booked(opened(), cast["practitioner"])
    Booking.objects.filter(pk=booking.pk).update(state="requested", approver=cast["supervisor"])
    return reverse("bookings:decide", args=[booking.uuid])


def test_a_manager_refuses_with_a_reason_and_the_reason_is_read(as_, cast):
    where, client = asked_of(cast), as_("supervisor")
    listed = client.get(reverse("bookings:mine")).content.decode()

    unsaid = client.post(where, {"agreed": "no"}).content.decode()
    client.post(where, {"agreed": "no", "why": "We are short."})

    assert where in listed
    assert "Say why not" in unsaid
    assert "We are short." in page(as_("practitioner"), the_place(cast["practitioner"]))
    assert "nothing to answer" in client.get(where).content.decode()


def test_a_coordinator_lists_the_places_of_their_people(as_, cast):
    job = cast["vcs-worker"].employments.get()
    booked(opened(), job.user, job.organisation, employment=job)

    theirs = as_("vcs-manager").get(reverse("bookings:mine")).content.decode()
    twins = as_("twin-vcs-manager").get(reverse("bookings:mine")).content.decode()

    assert str(job.user) in theirs
    assert str(job.user) not in twins


def questions(client):
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("bookings:mine"))
    return len(asked)


def test_many_bookings_cost_no_more_questions_than_one(as_, cast):
    client = as_("vcs-worker")
    booked(opened(), cast["vcs-worker"])
    questions(client)
    with_one = questions(client)

    for _ in range(4):
        booked(opened(), cast["vcs-worker"])

    assert questions(client) == with_one
