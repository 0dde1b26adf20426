"""An editor at work in the CMS."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_an_editor_sees_how_the_words_read_while_writing(person):
    editor = person("editor")
    page = editor.page

    page.goto(f"{editor.site}/cms/snippets/content/glossaryterm/add/")
    page.get_by_role("textbox", name="What it means").fill(" and ".join(["we go"] * 10) + ".")

    hint = page.locator("#id_definition-reading")
    expect(hint).to_contain_text("Reading age")
    expect(hint).to_contain_text("1 sentence of more than 25 words")
    expect(page.locator("[data-reading-panel]")).to_contain_text("1 sentence")
    assert page.locator("#id_definition").get_attribute("aria-describedby").endswith("-reading")
    assert editor.complaints == []


def test_an_editor_sees_how_a_page_reads_while_writing(person):
    editor = person("editor")
    page = editor.page

    page.goto(f"{editor.site}/cms/pages/search/?q=supervision")
    page.get_by_role("link", name="How supervision works", exact=True).first.click()
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type(" and ".join(["we go"] * 15))

    expect(page.locator("[data-reading-panel]")).to_contain_text("we go and we go")
