"""Pages on a wide screen and on a phone, without scripts, and without a mouse."""

import re

import pytest

from tests.browser.conftest import NARROW, WIDE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

READING = [
    "/",
    "/framework/",
    "/glossary/",
    "/glossary/?by=category",
    "/glossary/sheet/",
    "/search/?q=supervision",
    "/search/?q=safegarding",
    "/guidance/",
    "/updates/",
    "/feedback/",
    "/verify/",
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accessibility/",
    "/privacy/",
    "/cookies/",
    "/nothing-here/",
]
# Somebody who answers a self-assessment, and whose round no other journey sends.
IN_THE_MIDDLE = "maximiliana"
# Whom each of the others meets first; the practitioner and her supervisors are met on the journey.
OWN_PAGES = {
    "practitioner": ["/my/", "/assessments/", "/readiness/"],
    "supervisor": ["/my/", "/assessments/reviews/", "/readiness/applications/"],
    "practice-supervisor": ["/my/", "/readiness/applications/"],
    "service-manager": ["/my/"],
    "vcs-worker": ["/my/"],
    "vcs-manager": ["/my/"],
    "working-lead": ["/my/"],
    "partner-coordinator": ["/my/"],
    "training-coordinator": ["/my/"],
    "workforce-lead": ["/my/"],
    "editor": ["/my/"],
    "auditor": ["/my/"],
    "administrator": ["/my/"],
}
sizes = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


@sizes
def test_anybody_reads_the_framework_the_glossary_and_the_guidance(visitor, size):
    reader = visitor(viewport=size)

    for path in READING:
        reader.open(path)
    reader.open("/framework/")
    reader.follow_first("main a[href^='/framework/']")
    reader.follow_first("main a[href^='/framework/']")
    for folder in ("/glossary/", "/guidance/"):
        reader.open(folder)
        reader.follow_first(f"main a[href^='{folder}']")

    assert reader.page.locator("h1").count() == 1


def test_each_of_the_cast_has_a_page_of_their_own(person):
    for role, paths in OWN_PAGES.items():
        somebody = person(role, viewport=NARROW)
        for path in paths:
            somebody.open(path)
        somebody.page.context.close()


def test_the_working_pages_fit_a_phone(person):
    practitioner = person(IN_THE_MIDDLE, viewport=NARROW)
    supervisor = person("supervisor", viewport=NARROW)

    practitioner.open("/assessments/")
    practitioner.press("Carry on")
    practitioner.press("Carry on")
    practitioner.open(re.sub("/answer/.*", "/check/", practitioner.path))
    supervisor.open("/assessments/reviews/")
    supervisor.through(supervisor.page.get_by_role("link", name=re.compile("^Review ")).first)
    supervisor.through(supervisor.page.locator("main table a[href*='/review/']").first)
    supervisor.open("/readiness/applications/")
    supervisor.through(supervisor.page.get_by_role("link", name=re.compile("Kofi Antwi")).first)

    supervisor.sees("Your decision")


def test_an_answer_is_saved_without_scripts(person):
    practitioner = person(IN_THE_MIDDLE, java_script_enabled=False)
    practitioner.open("/assessments/")
    practitioner.press("Carry on")
    practitioner.press("Carry on")
    statement = practitioner.path

    practitioner.page.locator("input[name=level][value='3']").check()
    practitioner.press("Save and go to next")

    assert practitioner.path != statement
    practitioner.open(statement)
    assert practitioner.page.locator("input[name=level]:checked").get_attribute("value") == "3"


def test_a_statement_is_answered_with_the_keyboard_alone(person):
    practitioner = person(IN_THE_MIDDLE)
    practitioner.open("/assessments/")
    practitioner.press("Carry on")
    practitioner.press("Carry on")
    page, statement = practitioner.page, practitioner.path
    page.keyboard.press("Tab")
    assert practitioner.focused() == "Skip to main content"
    page.keyboard.press("Enter")

    tab_until(page, "document.activeElement.name === 'level'")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate("document.activeElement.value")
    tab_until(page, "document.activeElement.textContent.trim() === 'Save and go to next'")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    practitioner.open(statement)
    assert page.locator("input[name=level]:checked").get_attribute("value") == chosen


def tab_until(page, condition):
    for _ in range(40):
        if page.evaluate(condition):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard never came to where {condition}.")
