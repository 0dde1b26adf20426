"""A changed statement goes from an editor's draft through review into a version in force. Every
page on the way is looked over by axe."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
DRAFT = "Family Help knowledge and skills, version 2"
WORDS = "I am kind to people, and I keep my word."


def test_a_changed_statement_goes_through_review_into_force(person, visitor):
    editor = person("editor")
    lead = person("workforce-lead", viewport={"width": 375, "height": 812})

    write(editor)
    put_in_order(editor)
    send(editor)
    ask_for_a_change(lead, editor)
    publish(lead)

    anyone = visitor()
    anyone.open("/framework/")
    anyone.press("Building trust with families", "link")
    anyone.sees(WORDS)


def write(editor):
    """The words change; the page asks what they mean."""
    editor.open("/cms/framework/")
    editor.press("Begin a new version")
    editor.press("Respect and reliability", "link")
    editor.page.get_by_label("Statement").first.fill(WORDS)
    editor.press("Save")
    editor.sees("Say whether they mean the same.")
    editor.page.get_by_role("radio", name=re.compile("Something else")).check()
    editor.press("Save")
    editor.press("See all that changed", "link")
    editor.sees("New meaning: people affirm it again")


def codes(editor):
    return editor.page.locator(".fw-statements").first.locator("[data-handle]")


def put_in_order(editor):
    """With the mouse, and back with the keyboard."""
    editor.press(DRAFT, "link")
    before = codes(editor).all_inner_texts()
    with editor.page.expect_navigation():
        codes(editor).first.drag_to(codes(editor).nth(2), target_position={"x": 5, "y": 20})
    assert codes(editor).all_inner_texts() == [*before[1:3], before[0], *before[3:]]

    for _ in range(2):
        up = editor.page.get_by_role("button", name=re.compile("^Up.*Respect and reliability"))
        up.focus()
        with editor.page.expect_navigation():
            editor.page.keyboard.press("Enter")
    assert codes(editor).all_inner_texts() == before
    editor.look()


def send(editor):
    editor.press("Send to review")
    editor.page.get_by_label("Who they are").fill("Families’ reference group")
    editor.page.get_by_label("E-mail address").fill("families@tests.example")
    editor.press("Send the link")
    editor.sees("can answer until")


def ask_for_a_change(lead, editor):
    lead.open("/notices/")
    lead.sees("Read a framework draft")
    lead.open(editor.path)
    lead.page.get_by_label("I ask for a change").check()
    lead.page.get_by_label("Your words").fill("Say it shorter.")
    lead.press("Say it")
    lead.sees("Asks for a change")


def publish(lead):
    lead.press(DRAFT, "link")
    lead.press("Publish…", "link")
    lead.sees("Say it shorter.")
    lead.sees("Other meaning: affirm again")
    lead.sees("Family Help practitioner: ")
    lead.press("Publish version 2")
    lead.sees("Version 2 is in force.")
