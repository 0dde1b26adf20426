"""Bookings as calendar programs read them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from portal.calendar import Entry, calendar
from portal.dates import as_if, now
from portal.links.models import Link
from skills.training import actions
from tests.factories import UserFactory
from tests.training.planning import booked, coordinator, days_ahead, opened

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


def lines(content: bytes) -> list[str]:
    """Unfolded, as a program reads them."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def feed_of(user) -> list[str]:
    link = actions.make_feed(by=user)
    return lines(Client().get(reverse("calendar:feed", args=[link.token])).content)


def all_of(name, found) -> list[str]:
    return [one.partition(":")[2] for one in found if one.startswith(f"{name}:")]


def entry(**facts):
    usual = {
        "uid": "1@here",
        "starts": NOON,
        "ends": NOON + timedelta(hours=1),
        "title": "Play",
        "sequence": 0,
        "changed": NOON,
    }
    return Entry(**usual | facts)


def test_times_are_in_utc_and_shown_as_in_london():
    found = lines(calendar([entry()], name="Training", maker="Skills"))

    assert all_of("DTSTART", found) == ["20260701T120000Z"]
    assert "X-WR-TIMEZONE:Europe/London" in found
    assert not all_of("LOCATION", found)


def test_words_can_begin_no_line_of_their_own_and_lines_are_folded():
    words = "Ask; bring, a \\ pen\r\nBEGIN:VEVENT\n" + "é" * 200

    content = calendar([entry(words=words)], name="Training", maker="Skills")

    found = lines(content)
    assert found.count("BEGIN:VEVENT") == 1
    assert all_of("DESCRIPTION", found)[0].startswith(
        "Ask\\; bring\\, a \\\\ pen\\nBEGIN:VEVENT\\n"
    )
    assert all_of("DESCRIPTION", found)[0].count("é") == 200
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_a_file_has_an_entry_a_day_that_stays_the_same_when_the_event_moves(as_, cast):
    event = opened(dates=days_ahead(count=2), link="https://meet.example/1")
    booking, client = booked(event, cast["vcs-worker"]), as_("vcs-worker")
    where = reverse("bookings:ics", args=[booking.uuid])
    before = lines(client.get(where).content)

    actions.change_event(event=event, dates=days_ahead(33, count=2), by=coordinator())

    after = lines(client.get(where).content)
    assert all_of("UID", before) == all_of("UID", after)
    assert len(set(all_of("UID", after))) == 2
    assert all_of("SEQUENCE", before) == ["0", "0"]
    assert all_of("SEQUENCE", after) == ["1", "1"]
    assert all_of("DTSTART", before) != all_of("DTSTART", after)
    assert "https://meet.example/1" in "".join(all_of("DESCRIPTION", after))


def test_the_feed_tells_of_what_is_cancelled_and_of_no_mere_wish():
    user, event = UserFactory(), opened()
    mine, full = booked(event, user), opened(capacity=1)
    booked(full, UserFactory())
    booked(full, user)
    before = feed_of(user)

    actions.cancel_event(event=event, why="The trainer is ill.", by=coordinator())

    after = feed_of(user)
    assert all_of("STATUS", before) == ["CONFIRMED"]
    assert all_of("STATUS", after) == ["CANCELLED"]
    assert int(all_of("SEQUENCE", after)[0]) > int(all_of("SEQUENCE", before)[0])
    assert str(mine.uuid) in all_of("UID", after)[0]


def test_a_place_that_is_offered_is_not_certain_and_old_ones_leave_the_feed():
    user, event = UserFactory(), opened(capacity=1, link="https://meet.example/1")
    first = booked(event, UserFactory())
    booked(event, user)
    actions.cancel(booking=first, by=first.user)

    found = feed_of(user)
    with as_if(now() + timedelta(days=200)):
        later = feed_of(user)

    assert all_of("STATUS", found) == ["TENTATIVE"]
    assert "meet.example" not in "".join(found)
    assert not all_of("UID", later)


def test_a_new_address_ends_the_old_one(as_, cast):
    client, where = as_("vcs-worker"), reverse("bookings:renew_feed")
    client.post(where)
    client.post(where)
    old = Link.objects.get(purpose="training_calendar")

    page = client.post(where, {"do": "renew"}, follow=True).content.decode()

    new = Link.objects.open().get(purpose="training_calendar")
    assert new.token in page
    assert old.token not in page
    assert Client().get(reverse("calendar:feed", args=[old.token])).status_code == 404
    assert Client().get(reverse("calendar:feed", args=[new.token])).status_code == 200


def test_an_account_that_was_shut_and_a_made_up_token_give_nothing():
    user = UserFactory()
    link = actions.make_feed(by=user)
    type(user).objects.filter(pk=user.pk).update(is_active=False)

    for token in (link.token, "made-up"):
        assert Client().get(reverse("calendar:feed", args=[token])).status_code == 404
    assert Client().get(reverse("links:link", args=[link.token])).status_code == 404
