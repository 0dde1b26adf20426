"""Supervision from the plan to an addendum: two people write at once, and neither loses a word."""

import re

import pytest
from playwright.sync_api import expect

from portal.dates import today

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PERSON = "practitioner"


def test_two_write_at_once_then_one_answers_and_adds(person):
    supervisor, practitioner = person("supervisor"), person(PERSON)
    page, theirs = supervisor.page, practitioner.page
    supervisor.open("/supervision/")
    supervisor.press("Aisha Rahman", "link")
    supervisor.press("Plan a session")
    for name in ("day", "month", "year"):
        page.locator(f"[name=day_{name}]").fill(str(getattr(today(), name)))
    supervisor.press("Plan it")
    where = supervisor.path
    practitioner.open(where)
    theirs.locator("[name=text]").fill("How I end a visit")
    practitioner.press("Add to the agenda")
    supervisor.open(where)
    supervisor.press("Begin the record")
    practitioner.open(where)

    page.locator("[name=thinking-text]").fill("What he wrote.")
    expect(page.locator("[data-saved]")).to_contain_text("Draft saved at")
    theirs.locator("[name=thinking-text]").fill("What she wrote.")
    expect(theirs.locator("#part-thinking [data-says]")).to_contain_text("Somebody else")
    practitioner.press("Save draft")
    expect(theirs.locator("[name=thinking-text]")).to_have_value(
        re.compile("What he wrote.\\s+What she wrote.")
    )
    practitioner.press("Save draft")
    supervisor.open(where)
    supervisor.press("Share with Aisha Rahman")

    practitioner.open(where)
    theirs.get_by_label("I agree").check()
    practitioner.press("Put it on the record")
    practitioner.sees("Locked on")
    theirs.get_by_text("Add something to this record").click()
    theirs.locator("[name=text]").fill("One thing more.")
    practitioner.press("Add it")
    supervisor.open(where)
    supervisor.sees("One thing more.")
    supervisor.sees("What he wrote.")
    supervisor.sees("What she wrote.")
