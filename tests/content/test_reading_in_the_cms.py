"""What the CMS says of how the words read: while they are written, and once they are saved."""

import pytest
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from content.models import GuidanceIndexPage, GuidancePage
from content.public_text import easy_text_of, text_of
from tests.content.test_reading import EASY, HARD

pytestmark = pytest.mark.django_db
HINT = "/cms/reading/"


@pytest.fixture
def draft(db):
    page = GuidancePage(
        title="How we meet",
        slug="how-we-meet",
        summary=EASY,
        body=[
            ("text", f"<h2>When</h2><p>{HARD}</p>"),
            ("table", {"caption": "Who", "headings": ["You"], "rows": [{"cells": ["R&D", ""]}]}),
        ],
        easy_read=[("heading", "Short"), ("text", "<p>We meet.</p>")],
    )
    return GuidanceIndexPage.objects.get().add_child(instance=page)


def fields_of(words):
    """What the form of a page sends."""
    fields = {
        "title": "How we meet",
        "slug": "how-we-meet",
        "summary": words,
        "body": streamfield([("text", rich_text(f"<p>{words}</p>"))]),
        "easy_read": streamfield([]),
        "helped": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 9},
    }
    return nested_form_data(fields)


def test_an_editor_is_told_how_words_read(as_):
    answer = as_("editor").post(HINT, {"text": HARD}).content.decode()

    assert "Reading age 41. Aim for 12 or below" in answer
    assert "Practitioners demonstrating" not in answer

    answer = as_("workforce-lead").post(HINT, {"text": " and ".join(["we go"] * 10)}).content

    assert b"1 sentence of more than 25 words" in answer
    assert b"<li>we go and we go" in answer


def test_what_is_sent_is_escaped(as_):
    words = "<script>alert(1)</script> &lt;img src=x&gt; " + " and ".join(["we go"] * 10)

    answer = as_("editor").post(HINT, {"text": words}).content.decode()

    assert "alert" not in answer
    assert "&lt;img src=x&gt; we go" in answer


def test_too_few_words_and_too_many_are_told(as_):
    assert b"Too few words" in as_("editor").post(HINT).content
    assert as_("editor").post(HINT, {"text": "a " * 60_000}).status_code == 413


@pytest.mark.parametrize("role", ["practitioner", "administrator"])
def test_only_those_who_edit_the_site_ask(as_, role):
    assert as_(role).post(HINT, {"text": EASY}).status_code == 404
    assert as_("editor").get(HINT).status_code == 405


def test_a_page_is_read_without_its_markup_and_its_easy_read_version(draft):
    assert text_of(draft) == [EASY, f"<h2>When</h2><p>{HARD}</p>", "Who", "You", "R&amp;D", ""]
    assert easy_text_of(draft) == ["Short", "<p>We meet.</p>"]


def test_the_page_says_how_it_reads_where_it_is_edited(as_, draft):
    shown = as_("editor").get(f"/cms/pages/{draft.pk}/edit/").content.decode()

    assert "How it reads" in shown
    assert "data-reading-panel" in shown
    assert "Reading age 20. Aim for 12 or below" in shown
    assert 'data-reading="/cms/reading/"' in shown


@pytest.mark.parametrize(("words", "told"), [(HARD, True), (EASY, False)])
def test_who_saves_a_page_that_is_hard_to_read_is_told(as_, draft, words, told):
    answer = as_("editor").post(f"/cms/pages/{draft.pk}/edit/", fields_of(words), follow=True)

    assert draft.revisions.count() == 1
    assert ("is hard to read" in answer.content.decode()) is told


def test_what_saves_itself_while_somebody_writes_tells_nothing(as_, draft):
    editor = as_("editor")
    address = f"/cms/pages/{draft.pk}/edit/"
    fields = fields_of(HARD)

    editor.post(address, fields, headers={"accept": "application/json"})

    assert draft.revisions.count() == 1
    assert "is hard to read" not in editor.get(address).content.decode()


def test_a_terms_meaning_has_a_hint_of_its_own(as_):
    shown = as_("editor").get("/cms/snippets/content/glossaryterm/add/").content.decode()

    assert "data-reading-age" in shown
    assert "Too few words" in shown
