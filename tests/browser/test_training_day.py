"""A volunteer on a phone, from a free evening course to a certificate that counts for gate G2. No
browser can wait for a day, so the event's own times are moved back instead: it is today, then it is
over."""

from datetime import timedelta

import pytest

from portal.dates import in_words, today
from tests.browser.conftest import NARROW
from tests.browser.test_training import fill_day

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
COURSE = "Keeping children safe together"
MOVE = """
from datetime import timedelta
from django.utils import timezone
from skills.training.models import Event, EventDate
event = Event.objects.get(here_code="{code}")
now = timezone.now()
starts, ends = now + timedelta(minutes={starts}), now + timedelta(minutes={ends})
EventDate.objects.filter(event=event).update(starts=starts, ends=ends)
"""


def it_is_on(site, code, *, starts, ends):
    """The event begins and ends so many minutes from now."""
    site.run("shell", "-c", MOVE.format(code=code, starts=starts, ends=ends))


def plan_an_evening(team):
    """Plan it for tomorrow evening and open it: its code for the day."""
    page = team.page
    team.open("/training/run/")
    team.press("Plan an event")
    page.locator("select[name=course]").select_option(label=COURSE)
    fill_day(page, "day0", today() + timedelta(days=2))
    page.locator("[name=from0]").fill("18:00")
    page.locator("[name=to0]").fill("20:00")
    page.locator("[name=trainer]").fill("Sam Trainer")
    page.locator("[name=place]").fill("Family Hub South")
    page.locator("[name=capacity]").fill("4")
    team.through(page.locator("main form button.govuk-button").last)
    team.press("Open it for booking")
    return page.locator(".app-stat").last.inner_text().strip()


def test_a_volunteer_goes_from_a_booking_to_a_certificate_that_counts(person, site):
    team, volunteer = person("training-coordinator"), person("twin-vcs-worker", viewport=NARROW)
    code = plan_an_evening(team)
    volunteer.open("/training/?spare=on")
    volunteer.through(volunteer.page.get_by_role("link", name=COURSE, exact=True).first)
    volunteer.through(volunteer.page.locator("main a[href*='/training/events/']").first)
    volunteer.press("Book the place")
    volunteer.sees("Booked")

    it_is_on(site, code, starts=0, ends=60)
    volunteer.open(f"/training/here/{code}/")
    volunteer.through(volunteer.page.locator("main form button.govuk-button").first)
    volunteer.sees("You are signed in")

    it_is_on(site, code, starts=-60, ends=-1)
    team.page.reload()
    team.press("Close the event")
    team.sees("Came")
    site.run("nightly")
    volunteer.open("/notices/")
    volunteer.press(f"How was the course? {COURSE}")
    volunteer.page.locator("main form [name=sure]").last.check()
    volunteer.press("Send")
    volunteer.sees("Thank you")

    volunteer.open("/training/record/")
    certificate = volunteer.page.locator("main a[href*='/certificates/']").first
    volunteer.reads_pdf(certificate.get_attribute("href"), COURSE)
    volunteer.open("/readiness/")
    volunteer.through(volunteer.page.locator("main a[href$='/G2/']"))
    volunteer.through(volunteer.page.locator("main form button.govuk-button").first)
    assert f"Finished on {in_words(today())}" in volunteer.page.content().replace("&nbsp;", " ")
