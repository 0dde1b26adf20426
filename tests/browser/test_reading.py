"""Somebody who isn't signed in finds what their role needs, and takes it with them."""

import gzip
import re

import pytest

from tests.browser.conftest import NARROW, WIDE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ON_THE_WIRE = 150_000  # bytes that the framework may take, with all that it needs
HEADERS = 900  # bytes of a response
sizes = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


@sizes
def test_a_reader_finds_what_their_role_needs_and_what_helps(visitor, size):
    reader = visitor(viewport=size)
    reader.page.goto(f"{reader.site}/framework/")

    reader.page.get_by_label("What does my role need?").select_option("family_support_worker")
    reader.press("Show")
    reader.sees("What a Family support worker needs.")
    reader.reads_pdf("framework.pdf?role=family_support_worker", "What this role needs")
    reader.through(reader.page.locator("main h2 a", has_text="Keeping children safe"))
    reader.sees("Needed for a Family support worker")
    reader.follow_first("main .app-st a[href*='spotting-harm']")
    reader.sees("Words used here")
    reader.press("Keeping children safe: the essentials", role="link")
    reader.sees("What it helps with")
    for path in ("/framework/versions/", "/training/"):
        reader.open(path)

    assert reader.page.locator("h1").count() == 1


def test_the_framework_is_read_without_a_script(visitor):
    reader = visitor(java_script_enabled=False)

    reader.open("/framework/")
    reader.page.get_by_label("What does my role need?").select_option("practice_supervisor")
    reader.press("Show")

    reader.sees("What a Practice supervisor needs.")
    assert reader.page.locator("main .app-list > li").count() == 56
    assert reader.path == "/framework/?role=practice_supervisor"


def test_the_framework_with_all_it_needs_is_light_on_the_wire(visitor):
    """Static files go out packed from a real installation; the tests’ leaves them plain."""
    reader, came = visitor(), []
    # A method of a list can’t be marked as a listener.
    reader.page.on("response", lambda answer: came.append(answer))  # noqa: PLW0108

    reader.page.goto(f"{reader.site}/framework/", wait_until="networkidle")

    packed = [len(gzip.compress(each.body())) + HEADERS for each in came]
    assert len(packed) >= 4  # the page, its style sheet, its scripts, its typeface
    assert sum(packed) < ON_THE_WIRE


def test_paper_has_no_menu_and_says_when_it_was_printed(visitor):
    reader = visitor()
    reader.open("/framework/keeping-children-safe/?role=family_support_worker")
    page = reader.page

    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    for left_out in (".govuk-service-navigation", ".app-rolebar", ".govuk-pagination"):
        assert not page.locator(left_out).is_visible()
    assert page.locator("main details[open]").count() == page.locator("main details").count()
    assert re.search(r"Printed on \d+ \w+ \d{4} from http", page.inner_text(".app-printed"))
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("main details[open]").count() == 0
