"""What got in the way of somebody who did not come."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from portal.journal.models import Entry
from portal.links.models import Link
from portal.plain.finding import LooksLikeFamily
from skills.training import actions
from skills.training.models import Booking
from tests.factories import RoleGrantFactory, UserFactory
from tests.training.planning import booked, charity, opened

pytestmark = pytest.mark.django_db


def missed(user=None) -> Booking:
    booking = booked(opened(), user or UserFactory())
    Booking.objects.filter(pk=booking.pk).update(state="missed")
    return Booking.objects.get(pk=booking.pk)


def test_somebody_says_what_got_in_the_way_and_may_change_it():
    booking = missed()

    for reason in ("illness", "illness", "travel"):
        actions.say_why_missed(booking=booking, reason=reason, words=" No bus. ", by=booking.user)

    booking.refresh_from_db()
    assert (booking.missed_reason, booking.missed_words) == ("travel", "No bus.")
    assert Entry.objects.filter(verb="training.why_missed").count() == 2


def test_nobody_says_it_for_them_or_of_a_day_on_which_they_came():
    booking, came = missed(), booked(opened(), UserFactory())

    for which, by in ((booking, UserFactory()), (came, came.user)):
        with pytest.raises(PermissionDenied):
            actions.say_why_missed(booking=which, reason="illness", by=by)
    with pytest.raises(LooksLikeFamily):
        actions.say_why_missed(
            booking=booking, reason="other", words="Ring 07700 900123", by=booking.user
        )


def test_it_is_said_on_a_page_and_read_by_the_training_team_alone(as_, cast):
    job = cast["vcs-worker"].employments.get()
    booking = booked(opened(), job.user, job.organisation, employment=job)
    Booking.objects.filter(pk=booking.pk).update(state="missed")
    client, where = as_("vcs-worker"), reverse("bookings:missed", args=[booking.uuid])
    listed = client.get(reverse("bookings:mine")).content.decode()

    unsaid = client.post(where, {}).content.decode()
    client.post(where, {"reason": "caring", "words": "My mother was ill."})

    pages = [
        as_(role).get(booking.get_absolute_url()).content.decode()
        for role in ("vcs-worker", "training-coordinator", "vcs-manager")
    ]
    assert "What got in the way?" in listed
    assert "Choose what got in the way." in unsaid
    assert ["My mother was ill." in page for page in pages] == [True, True, False]


def test_it_is_said_by_a_link():
    group = charity()
    booking = actions.book_guest(
        event=opened(),
        name="Nia Newcomer",
        email="nia@charity.example",
        organisation=group,
        by=RoleGrantFactory(role="partner_coordinator", organisation=group).user,
    )
    Booking.objects.filter(pk=booking.pk).update(state="missed")
    where, client = Link.objects.get(object_id=booking.pk).address, Client()

    shown = client.get(where).content.decode()
    unsaid = client.post(where, {}).content.decode()
    client.post(where, {"reason": "travel"})

    assert "Tell us what got in the way" in shown
    assert "Choose what got in the way." in unsaid
    assert Booking.objects.get(pk=booking.pk).missed_reason == "travel"
