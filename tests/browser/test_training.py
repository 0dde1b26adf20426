"""Training on a phone: a volunteer finds an evening course, books it and takes a place from the
waiting list; the training team plans a date, notes who came, closes it and reads the figures."""

from datetime import timedelta

import pytest

from portal.dates import today
from tests.browser.conftest import NARROW

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_volunteer_finds_an_evening_and_gets_in_from_the_line(person):
    volunteer = person("twin-vcs-worker", viewport=NARROW)
    page = volunteer.page
    volunteer.open("/training/?spare=on")
    volunteer.through(page.get_by_role("link", name="Babies can’t wait", exact=True).first)
    volunteer.sees("Free")
    volunteer.through(page.locator("main a[href*='/training/events/']").first)
    page.locator("[name=needs]").fill("Large print, please.")
    volunteer.press("Book the place")
    volunteer.sees("Booked")

    volunteer.open("/training/bookings/")
    volunteer.sees("A place is free for you")
    volunteer.through(page.locator("main .app-card--brand a").first)
    volunteer.press("Take the place")
    volunteer.open("/training/bookings/")

    volunteer.sees("Parenting, and getting on better at home")
    assert page.get_by_role("button", name="Take the place").count() == 0


def test_the_training_team_takes_a_date_from_planning_to_figures(person):
    team = person("training-coordinator")
    page = team.page
    team.open("/training/run/")
    team.press("Plan an event")
    page.locator("select[name=course]").select_option(
        label="Listening to children and young people"
    )
    fill_day(page, "day0", today() + timedelta(days=60))
    page.locator("[name=from0]").fill("10:00")
    page.locator("[name=to0]").fill("16:00")
    page.locator("[name=trainer]").fill("Sam Trainer")
    page.locator("[name=place]").fill("Family Hub North")
    page.locator("[name=capacity]").fill("12")
    team.through(page.locator("main form button.govuk-button").last)
    team.sees("Draft")
    team.press("Open it for booking")
    team.sees("Open")

    team.open("/training/run/")
    team.through(page.get_by_role("link", name="Teenagers, exploitation and life online").first)
    team.through(page.locator("main a[href*='/day/']").first)
    team.press("Save, and all others came")
    team.press("Close the event")

    team.sees("Came")
    team.open("/reports/training/?by=course")
    team.sees("Teenagers, exploitation and life online")


def test_a_person_shows_their_training_by_a_link_and_ends_it(person, browser):
    owner = person("vcs-worker", viewport=NARROW)
    page = owner.page
    owner.open("/training/record/")
    owner.through(page.get_by_role("link", name="Your passport link"))
    owner.press("Make the link")
    owner.sees("Nobody has read it yet")
    address = page.locator("#address").input_value()

    context = browser.new_context()
    reader = context.new_page()
    reader.goto(address)
    assert reader.get_by_text("This was true on").is_visible()
    assert reader.get_by_role("rowheader", name="Keeping children safe together").is_visible()

    page.reload()
    owner.sees("It was read 1 time")
    owner.press("End the link now")
    reader.reload()
    assert reader.get_by_role("heading", name="This link shows nothing").is_visible()
    context.close()


def fill_day(page, name, day):
    for part in ("day", "month", "year"):
        page.locator(f"[name={name}_{part}]").fill(str(getattr(day, part)))
