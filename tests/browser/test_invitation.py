"""A guest's way in: a coordinator invites, the guest follows the link in the message, chooses a
password and is at home; the link works once."""

import re
from datetime import timedelta

import pytest

from portal.dates import today

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SECRET = "three words remembered"


def test_a_guest_is_invited_and_comes_in(person, visitor):
    coordinator = person("partner-coordinator")
    invite(coordinator)

    guest = visitor()
    link = link_in_the_message(guest)
    guest.open(link)
    guest.sees("Owen Tranter invites you")
    guest.sees("Kindling Families")
    guest.page.get_by_label("Password", exact=True).fill("short")
    guest.page.get_by_label("Password again", exact=True).fill("short")
    guest.press("Accept the invitation")
    guest.sees("There is something to change")
    guest.page.get_by_label("Password", exact=True).fill(SECRET)
    guest.page.get_by_label("Password again", exact=True).fill(SECRET)
    guest.press("Accept the invitation")
    assert guest.path == "/my/"
    guest.sees("Welcome. You are now with Kindling Families.")

    other = visitor(viewport={"width": 375, "height": 812})
    other.open(link)
    other.sees("This link has been used")
    other.sees("Owen Tranter")
    coordinator.open("/people/invitations/")
    coordinator.sees("Accepted")


def invite(coordinator):
    """From the list of people, as a coordinator comes to it."""
    coordinator.open("/people/")
    coordinator.press("Invite somebody", role="link")
    page = coordinator.page
    coordinator.press("Send the invitation")
    coordinator.sees("There is something to change")
    page.get_by_label("Name", exact=True).fill("Grace Guest")
    page.get_by_label("E-mail address").fill("grace.guest@tests.example")
    page.get_by_label("Team").select_option(label="Kindling Families")
    page.get_by_label("Job", exact=True).select_option(index=1)
    page.get_by_label("Volunteer").check()
    last_day = today() + timedelta(days=90)
    for part in ("day", "month", "year"):
        page.locator(f"input[name=last_day_{part}]").fill(str(getattr(last_day, part)))
    coordinator.press("Send the invitation")
    coordinator.sees("on its way to grace.guest@tests.example")


def link_in_the_message(guest):
    """Out of the page that shows what a demo would have sent."""
    guest.open("/demo/messages/")
    return re.search(r"/l/[\w.-]+/", guest.page.content())[0]
