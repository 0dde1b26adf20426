"""A small group finds its own way in: it asks on a phone, confirms by the link, is agreed to, comes
in and sees what to do; somebody who works alone does it without scripts."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PHONE = {"width": 375, "height": 812}
SECRET = "three words remembered"


def test_a_small_group_joins_on_a_phone(person, visitor):
    phone = visitor(viewport=PHONE)
    phone.open("/")
    phone.press("How to join", role="link")
    phone.sees("What we never ask for")
    phone.press("Ask to join")
    phone.page.get_by_label("A group or an organisation").check()
    phone.press("Go on")
    fill_in(phone)
    phone.sees("Now look in your e-mail")
    phone.open(link_for(phone, "Confirm your e-mail address"))
    phone.sees("Kestrel Lane Playgroup")
    phone.press("Yes, send it")
    phone.sees("the training team has it")

    team = person("training-coordinator")
    team.press("May Kestrel Lane Playgroup come to training?", role="link")
    team.press("Say yes")
    team.press("Agree, and send the link")
    team.sees("is on its way to ros@kestrel.example")

    phone.open(link_for(phone, "You are welcome at our training"))
    phone.page.get_by_label("Password", exact=True).fill(SECRET)
    phone.page.get_by_label("Password again", exact=True).fill(SECRET)
    phone.press("Accept the invitation")
    assert phone.path == "/my/"
    phone.sees("Invite your people")
    phone.sees("Book training")


def fill_in(phone):
    page = phone.page
    phone.press("Send")
    phone.sees("There is something to change")
    page.get_by_label("Name of your group or organisation").fill("Kestrel Lane Playgroup")
    page.get_by_label("Voluntary, community or faith group").check()
    page.get_by_label("Fewer than 10 people").check()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Your name").fill("Ros Kestrel")
    page.get_by_label("Your e-mail address").fill("ros@kestrel.example")
    phone.press("Send")


def link_for(guest, title):
    """Out of the page that shows what a demo would have sent."""
    guest.open("/demo/messages/")
    page = guest.page.content()
    return re.search(r"/l/[\w.-]+/", page[page.index(title) :])[0]
