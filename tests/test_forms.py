"""How a form is drawn, what its errors say, and how a date is read."""

import re
from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.utils.html import escape

from portal.forms import GovukDateField, HintedRadios

DECEMBER = date(2026, 12, 3)


def drawn(source, **values):
    return Template(source).render(Context(values))


class ReasonsForm(forms.Form):
    decision = forms.ChoiceField(
        label="Is this person ready?",
        choices=[("yes", "Ready"), ("no", "Not ready yet")],
        widget=HintedRadios(hints={"no": "You say what would make the difference"}),
        error_messages={"required": "Choose an answer."},
    )
    reasons = forms.CharField(
        label="Your reasons",
        help_text="They read this.",
        widget=forms.Textarea,
        max_length=200,
        error_messages={"required": "Write your reasons."},
    )
    first_day = GovukDateField(label="First day", required=False)


def test_a_field_is_tied_to_its_label_its_hint_and_its_error():
    form = ReasonsForm({})

    html = drawn("{{ form }}", form=form)

    assert '<label class="govuk-label govuk-label--s" for="id_reasons">' in html
    assert 'id="id_reasons_helptext"' in html
    assert 'id="id_reasons_error"' in html
    assert 'aria-describedby="id_reasons_helptext id_reasons_error"' in html
    assert 'class="govuk-textarea govuk-js-character-count govuk-textarea--error"' in html


def test_a_field_leaves_the_checking_to_the_server():
    html = drawn("{{ form }}", form=ReasonsForm())

    assert " required" not in html
    assert " maxlength" not in html
    assert 'data-maxlength="200"' in html


def test_a_choice_has_its_own_hint_and_keeps_what_was_chosen():
    html = drawn("{{ form }}", form=ReasonsForm({"decision": "no"}))

    assert re.search(r'value="no"[^>]*aria-describedby="id_decision_1_hint"[^>]* checked', html)
    assert '<div id="id_decision_1_hint"' in html
    assert "id_decision_0_hint" not in html


def test_the_error_summary_links_each_message_to_its_field():
    source = '{% include "components/error_summary.html" with form=form only %}'

    html = drawn(source, form=ReasonsForm({"first_day_0": "x"}))

    assert '<a href="#id_decision_0">Choose an answer.</a>' in html
    assert '<a href="#id_reasons">Write your reasons.</a>' in html


def test_a_form_without_errors_has_no_error_summary():
    source = '{% include "components/error_summary.html" with form=form only %}'

    assert drawn(source, form=ReasonsForm()).strip() == ""


@pytest.mark.parametrize("month", ["12", "Dec", "december"])
def test_a_date_is_read_with_its_month_as_a_number_or_a_word(month):
    data = {"first_day_day": "3", "first_day_month": month, "first_day_year": "2026"}

    form = ReasonsForm({"decision": "yes", "reasons": "Seen", **data})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["first_day"] == DECEMBER


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("31", "2", "2026"),
        ("3", "12", "26"),
        ("x", "1", "2026"),
        ("3", "", ""),
        ("9" * 20, "1", "2026"),
        ("3", "12", "9999"),
        ("3", "12", "1066"),
    ],
)
def test_a_date_that_is_none_is_refused_and_kept_as_typed(day, month, year):
    data = {"first_day_day": day, "first_day_month": month, "first_day_year": year}

    form = ReasonsForm({"decision": "yes", "reasons": "Seen", **data})

    assert form.errors == {"first_day": ["Enter a date, like 3 12 2026."]}
    assert f'value="{day}"' in drawn("{{ form }}", form=form)


def test_a_date_that_is_not_needed_may_be_left_out():
    form = ReasonsForm({"decision": "yes", "reasons": "Seen"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["first_day"] is None


def test_a_date_that_is_known_is_filled_in():
    form = ReasonsForm(initial={"first_day": DECEMBER})

    html = drawn("{{ form }}", form=form)

    assert re.findall(r'name="first_day_\w+"[^>]*value="(\d+)"', html) == ["3", "12", "2026"]


def test_the_title_says_first_that_there_is_an_error(client, db):
    response = client.post("/accounts/login/", {"login": "", "password": ""})

    assert "<title>Error: Sign in – " in response.content.decode()
    assert escape("Enter your e-mail address.") in response.content.decode()
