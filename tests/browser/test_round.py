"""A round on a phone and by keyboard: begin, answer, close the tab and come back, check, send."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Somebody who has rated nothing yet.
NEWCOMER = "joanna.whitlock"
# All of the framework's statements, by their areas.
STATEMENTS = 56
FEWER_THAN = 120


def begin(somebody, kind):
    """From one's own skills to the page before a round, and into a round of that kind."""
    page = somebody.page
    page.goto(f"{somebody.site}/assessments/")
    page.get_by_role("button", name="See how it works").click()
    expect(page.get_by_role("heading", name="Before you begin")).to_be_visible()
    page.locator(f"form:has(input[name=kind][value={kind}])").first.get_by_role("button").click()
    expect(page.locator(".app-bigbar")).to_be_visible()


def test_every_statement_by_keyboard_in_few_presses(person):
    """On the pages of areas: a key an answer, and Enter and Tab between two areas."""
    somebody = person(NEWCOMER)
    page, pressed = somebody.page, 0

    def press(key):
        nonlocal pressed
        page.keyboard.press(key)
        pressed += 1

    begin(somebody, "full")
    round_ = page.url
    page.locator("main table a[href*='/area/']").first.click()
    page.locator("[data-row] input[type=radio]").first.focus()
    pressed += 1
    while True:
        here = page.url
        while page.evaluate("document.activeElement.matches('[data-row] input[type=radio]')"):
            press("3")
        assert page.evaluate("'next' in document.activeElement.dataset")
        press("Enter")
        page.wait_for_url(lambda url, here=here: url.partition("#")[0] != here.partition("#")[0])
        if "/check/" in page.url:
            break
        press("Tab")

    expect(page.locator(".app-bigbar")).to_contain_text(f"{STATEMENTS} of {STATEMENTS} answered")
    assert pressed < FEWER_THAN
    # For whoever comes next.
    page.goto(round_)
    page.get_by_text("Withdraw this self-assessment").click()
    page.get_by_role("button", name="Withdraw it").click()


def test_a_safety_round_on_a_phone(person):
    somebody = person(NEWCOMER, viewport=NARROW)
    page = somebody.page

    begin(somebody, "core")
    round_ = page.url
    page.get_by_role("button", name="Begin").click()
    page.locator("input[name=level][value='1']").check()
    page.get_by_label("A note for your supervisor (optional)").fill("I watched two visits.")
    expect(page.locator("[data-saved]")).to_contain_text("Saved at")
    with page.expect_navigation():
        page.get_by_role("button", name="Save and go to next").click()
    page.goto(round_)
    somebody.look()
    page.locator("main table a[href*='/area/']").nth(1).click()
    row = page.locator("[data-row]").first
    row.locator("input[value='3']").check()
    expect(row.locator(".app-helps")).to_be_visible()
    expect(page.locator("[data-saved]")).to_contain_text("Saved at")

    # The tab is closed, and another one opened.
    somebody.page = page = page.context.new_page()
    page.goto(round_)
    expect(page.locator(".app-bigbar")).to_contain_text("2 of 22 answered")
    page.locator("main table a[href*='/area/']").first.click()
    somebody.look()
    while "/area/" in page.url:
        here = page.url
        for row in page.locator("[data-row]").all():
            if not row.locator("input:checked").count():
                row.locator("input[value='2']").check()
        page.locator("[data-next]").click()
        page.wait_for_url(lambda url, here=here: url.partition("#")[0] != here.partition("#")[0])
    expect(page.locator(".app-bigbar")).to_contain_text("22 of 22 answered")
    page.locator("form[action$='/send/'] button").click()

    somebody.look()
    somebody.sees("They aim to review it by")
