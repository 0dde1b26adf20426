"""A box of free text in a form: what it shows, refuses and lets the writer say."""

import pytest
from django import forms

from portal.plain.finding import digest_of, find
from portal.plain.forms import HINT, ChecksWords, PlainWords

CASE = "At the end of a hard visit (case 48213) I found a way back in the next day."
OTHER = "At the end of a hard visit (case 99421) I found a way back in the next day."
TICK = "reason-not_about_family"


class ReasonForm(ChecksWords, forms.Form):
    reason = PlainWords(label="Why?", help_text="They read this.")
    more = PlainWords(label="More", required=False)


class DraftForm(ChecksWords, forms.Form):
    keeps_drafts = True
    reason = PlainWords(label="Why?", required=False)


def digest(text):
    return digest_of(find(text))


def test_the_page_says_what_is_looked_for_and_that_names_are_not():
    html = str(ReasonForm())

    assert f"They read this. {HINT}" in html
    assert "names can’t be spotted" in HINT
    assert "not_about_family" not in html


def test_words_that_may_point_to_a_family_are_shown_and_what_was_typed_stays():
    form = ReasonForm({"reason": CASE})

    assert not form.is_valid()
    assert form.errors["reason"] == [
        "“case 48213” looks like a case number. Change it, or say that it is not about a family."
    ]
    html = str(form)
    assert CASE in html
    assert "hard visit (<mark>case 48213</mark>) I found a way" in html
    assert f'name="{TICK}" value="{digest(CASE)}"' in html


def test_the_writer_says_that_it_is_not_about_a_family():
    form = ReasonForm({"reason": CASE, TICK: digest(CASE)})

    assert form.is_valid()
    assert form.declared == {digest(CASE)}


def test_what_was_said_of_some_words_is_not_said_of_others():
    form = ReasonForm({"reason": OTHER, TICK: digest(CASE)})

    assert not form.is_valid()
    assert form.declared == frozenset()


def test_each_box_is_asked_about_by_itself():
    form = ReasonForm({"reason": CASE, "more": OTHER, TICK: digest(CASE)})

    assert not form.is_valid()
    assert list(form.errors) == ["more"]


def test_a_form_of_plain_words_declares_nothing():
    form = ReasonForm({"reason": "All is well."})

    assert form.is_valid()
    assert form.declared == frozenset()


def test_words_are_not_looked_at_where_they_are_wrong_already():
    form = ReasonForm({"reason": "", "more": "x" * 2001 + CASE})

    assert form.errors["reason"] == ["This field is required."]
    assert form.errors["more"] == ["Use 2000 characters or fewer. You have 2076."]


def test_the_mark_is_asked_for_with_the_forms_prefix():
    form = ReasonForm({"E1-reason": CASE, f"E1-{TICK}": digest(CASE)}, prefix="E1")

    assert form.is_valid()
    assert f'name="E1-{TICK}"' in str(form)


def test_a_draft_is_kept_and_its_page_warns():
    form = DraftForm({"reason": CASE})

    assert form.is_valid()
    assert form.cleaned_data["reason"] == CASE
    assert not form.was_warned
    assert "<mark>case 48213</mark>" in form.warnings()["reason"]


def test_a_draft_that_is_opened_again_shows_its_warning():
    html = str(DraftForm(initial={"reason": CASE, "declared": ""}))

    assert "Nothing here may point to a family" in html
    assert " checked" not in html


def test_a_draft_that_is_opened_again_shows_what_was_said_of_it():
    html = str(DraftForm(initial={"reason": CASE, "declared": digest(CASE)}))

    assert "You said that this is not about a family." in html
    assert " checked" in html


@pytest.mark.parametrize("shown", [digest(CASE), ""])
def test_a_page_tells_of_which_words_it_had_warned(shown):
    form = DraftForm({"reason": CASE, "reason-warned": shown})

    assert form.was_warned is bool(shown)


def test_an_excerpt_starts_and_ends_with_whole_words():
    form = ReasonForm({"reason": f"{'Before that we spoke. ' * 3}{CASE}"})

    ((before, words, after, plain),) = form["reason"].excerpts

    assert before == "…At the end of a hard visit ("
    assert (words, plain) == ("case 48213", "a case number")
    assert after == ") I found a way back in the…"
