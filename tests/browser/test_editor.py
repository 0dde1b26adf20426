"""A new word and a page that uses it go from an editor's drafts to the site. A workforce lead reads
and publishes what an editor wrote."""

import re

import pytest
from playwright.sync_api import expect

from portal.dates import today

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
NEXT_YEAR = today().year + 1
MEANS = "A short talk on your feet, to see who needs help today."
TEXT = "Begin each day with a doorstep huddle. It takes five minutes."


def test_a_word_and_a_page_that_uses_it_go_from_an_editors_drafts_to_the_site(person, visitor):
    editor, lead = person("editor"), person("workforce-lead")

    publish(lead, draft_a_word(editor))
    publish(lead, send_a_page(editor), "Approve and Publish")

    reader = visitor()
    reader.open("/guidance/starting-the-day/")
    word = reader.page.locator("main button.app-term", has_text="doorstep huddle")
    word.click()
    reader.sees(MEANS)
    reader.sees(f"We look at this page again by 1 June {NEXT_YEAR}")
    reader.page.keyboard.press("Escape")
    assert reader.focused() == "doorstep huddle"
    reader.press("Time with each child", "link")
    reader.sees("Starting the day")
    reader.open("/search/?q=huddles")
    reader.sees("Guidance (1)")
    reader.sees("Glossary (1)")


def draft_a_word(editor):
    page = editor.page
    page.goto(f"{editor.site}/cms/snippets/content/glossaryterm/add/")
    page.locator("#id_term").fill("Doorstep huddle")
    page.locator("#id_slug").fill("doorstep-huddle")
    page.locator("#id_category").select_option(label="Ways of working")
    page.locator("#id_definition").fill(MEANS)
    with page.expect_navigation():
        page.get_by_role("button", name="Save draft").click()
    return page.url


def send_a_page(editor):
    page = editor.page
    page.goto(f"{editor.site}/cms/pages/search/?q=guidance")
    link = page.get_by_role("link", name="Guidance", exact=True).first.get_attribute("href")
    section = re.search(r"/pages/(\d+)/", link)[1]
    page.goto(f"{editor.site}/cms/pages/add/content/guidancepage/{section}/")
    page.locator("#id_title").fill("Starting the day")
    page.locator("#id_summary").fill("How a team begins, in plain words.")
    page.get_by_title("Insert a block").first.click()
    page.get_by_role("option", name="Text", exact=True).click()
    box = page.locator(".public-DraftEditor-content").first
    expect(box).to_be_focused()
    page.keyboard.type(TEXT)
    written = page.locator("input[name='body-0-value']")  # the box writes into it a moment later
    expect(written).to_have_value(re.compile("five minutes"))
    page.get_by_role("button", name=re.compile("Add statement")).click()
    helped = page.locator("select[name=helped-0-lineage]")
    choice = helped.locator("option", has_text="Time with each child")
    helped.select_option(value=choice.get_attribute("value"))
    page.locator("#id_review_on").fill(f"{NEXT_YEAR}-06-01")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="More actions").click()
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Submit to .*approval")).click()
    expect(page.get_by_text("submitted for moderation").first).to_be_visible()
    link = page.get_by_role("link", name="Edit").first.get_attribute("href")
    return f"{editor.site}{link}"


def publish(lead, url, button="Publish"):
    page = lead.page
    page.goto(url)
    page.get_by_role("button", name="More actions").first.click()
    page.get_by_role("button", name=button, exact=True).first.click()
    expect(page.locator(".messages .success")).to_be_visible()
