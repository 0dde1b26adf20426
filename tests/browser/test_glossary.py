"""The glossary where words stand, while typing, and on paper."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.browser.conftest import NARROW

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
GUIDANCE = "/guidance/who-may-hold-which-kind-of-work/"


def test_a_tap_shows_the_meaning_on_a_phone_and_escape_closes_it(visitor):
    reader = visitor(viewport=NARROW)
    reader.open(GUIDANCE)
    terms = reader.page.locator("main button.app-term:visible")

    for place in range(min(terms.count(), 8)):
        term = terms.nth(place)
        term.click()
        popup = reader.page.locator(".app-pop:not([hidden])")
        box = popup.bounding_box()
        assert popup.count() == 1
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW["width"]
        assert term.evaluate("term => term === document.activeElement")
        reader.page.keyboard.press("Escape")
        assert popup.count() == 0


def test_typing_finds_terms_and_tells_how_many_without_a_new_page(visitor):
    reader = visitor()
    reader.open("/glossary/")
    address = reader.page.url

    reader.page.get_by_label("Word").fill("strategy disc")

    reader.page.locator("[data-announce]").get_by_text("1 term found").wait_for(state="attached")
    assert reader.page.locator(".app-words > div:visible").count() == 1
    assert reader.page.url == address
    reader.page.get_by_label("Word").fill("xyzzy")
    reader.page.get_by_text("No term has these words").wait_for()


def test_without_scripts_the_words_are_links_and_the_form_asks(visitor):
    reader = visitor(java_script_enabled=False)
    reader.open(GUIDANCE)
    assert (
        reader.page.locator("main a.app-term").first.get_attribute("href").startswith("/glossary/")
    )
    reader.open("/glossary/")

    reader.page.get_by_label("Word").fill("strategy disc")
    reader.page.get_by_role("button", name="Show").click()

    assert reader.page.get_by_role("heading", name="1 term found").count() == 1


def test_the_sheet_prints_on_two_pages(visitor):
    reader = visitor()
    reader.open("/glossary/sheet/")

    printed = PdfReader(BytesIO(reader.page.pdf(prefer_css_page_size=True)))

    assert len(printed.pages) == 2
    assert "Young carer" in printed.pages[1].extract_text()
