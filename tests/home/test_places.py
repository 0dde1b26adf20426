"""Places at training among what needs doing."""

import pytest

from skills.training import actions
from skills.training.models import Booking
from tests.factories import UserFactory
from tests.training.planning import booked, opened

pytestmark = pytest.mark.django_db


def test_a_place_that_is_offered_waits_on_ones_own_page(as_, cast):
    event = opened(capacity=1)
    first = booked(event, UserFactory())
    waits = booked(event, cast["vcs-worker"])
    before = as_("vcs-worker").get("/my/").content.decode()

    actions.cancel(booking=first, by=first.user)

    after = as_("vcs-worker").get("/my/").content.decode()
    assert waits.get_absolute_url() not in before
    assert waits.get_absolute_url() in after


def test_a_manager_who_is_asked_sees_it_on_their_own_page(as_, cast):
    booking = booked(opened(), cast["practitioner"])
    Booking.objects.filter(pk=booking.pk).update(state="requested", approver=cast["supervisor"])

    page = as_("supervisor").get("/my/").content.decode()

    assert f"May {cast['practitioner']} go to training?" in page
