"""The glossary to take away: two pages, a table and data."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from content.models import GlossaryTerm
from content.sheet import Sheet
from portal.reports.printed_sheet import sheet_as_pdf

pytestmark = pytest.mark.django_db


def term(name, meaning="It means something.", acronym=""):
    return GlossaryTerm(term=name, acronym=acronym, definition=meaning)


def words(response):
    return response.content.decode()


def pages(sheet):
    return [page.extract_text() for page in PdfReader(io.BytesIO(sheet_as_pdf(sheet))).pages]


def test_the_words_that_people_meet_most_fit_on_two_pages(client):
    sheet = Sheet.now()
    html = words(client.get("/glossary/sheet/"))
    printed = " ".join(" ".join(pages(sheet)).split())

    assert 40 <= len(sheet.terms) == len(sheet.fitting) <= 60
    assert sheet.left_out == []
    assert sheet.full < 100
    assert html.count("<dt>") == len(sheet.terms)
    for each in sheet.terms:
        assert each.term in html
        assert each.term in printed
    assert "“" in printed


def test_the_pdf_may_be_kept_and_says_its_language_and_title(client):
    response = client.get("/glossary/sheet.pdf")

    reader = PdfReader(io.BytesIO(response.content))
    assert response["Content-Type"] == "application/pdf"
    assert "public" in response["Cache-Control"]
    assert len(reader.pages) == 2
    assert reader.metadata.title.startswith("Glossary:")
    assert reader.root_object["/Lang"] == "en-GB"


LONG = "Wwwwwwww mmmmmmmm wwwwwwwww a mmmmmm, and WMWMWM too."


@settings(max_examples=8)
@given(
    terms=st.lists(
        st.builds(
            term,
            st.sampled_from(["Child", "W" * 60, "Multi-agency safeguarding arrangements"]),
            st.sampled_from(["Short.", LONG, LONG * 8, "ill " * 90, "M" * 400]),
            st.sampled_from(["", "MASA"]),
        ),
        max_size=60,
    )
)
def test_whatever_is_ticked_the_sheet_has_two_pages(terms):
    sheet = Sheet(terms)

    assert len(pages(sheet)) == 2
    assert sheet.fitting + sheet.left_out == terms
    assert [each for column in sheet.columns for each in column] == sheet.fitting


def test_a_sheet_with_nothing_ticked_says_so(client):
    GlossaryTerm.objects.update(on_sheet=False)

    assert "No words have been chosen" in words(client.get("/glossary/sheet/"))
    assert len(pages(Sheet.now())) == 2


def test_a_term_so_long_that_it_fits_nowhere_is_left_out():
    sheet = Sheet([term("Long", "word " * 2000), term("Short")])

    assert sheet.fitting == []
    assert len(sheet.left_out) == 2


def test_an_editor_is_told_at_once_when_too_many_are_ticked(as_):
    GlossaryTerm.objects.update(on_sheet=True)
    last = GlossaryTerm.objects.order_by("term").last()
    fields = {
        name: getattr(last, name)
        for name in ("term", "slug", "acronym", "category", "definition", "note", "source")
    }

    edited = as_("editor").post(
        f"/cms/snippets/content/glossaryterm/edit/{last.pk}/",
        fields | {"on_sheet": "on"},
        follow=True,
    )
    report = as_("editor").get("/cms/reports/glossary-sheet/")

    assert "More words are ticked than fit" in words(edited)
    assert "“Young carer”" in words(edited)
    assert "134 words are ticked" in words(report)


def test_the_report_says_how_full_the_sheet_is(as_):
    report = words(as_("editor").get("/cms/reports/glossary-sheet/"))

    assert "57 words are ticked, and all of them fit" in report
    assert as_("practitioner").get("/cms/reports/glossary-sheet/").status_code == 404


def test_the_table_has_every_term_and_no_formula(client):
    GlossaryTerm.objects.create(
        term="=Sum", slug="sum", category="law", definition="@cmd", note="+1", source="-2"
    )

    response = client.get("/glossary/glossary.csv")

    rows = list(csv.DictReader(io.StringIO(words(response).lstrip("\ufeff"))))
    assert len(rows) == 135
    assert {"'=Sum", "'@cmd", "'+1", "'-2"} <= set(rows[0].values())
    lead = next(row for row in rows if row["id"] == "lead-professional")
    assert lead["say instead"] == "Lead practitioner"
    assert lead["page"].endswith("/glossary/lead-professional/")
    assert "public" in response["Cache-Control"]


def test_the_data_has_every_term_that_can_be_read_and_no_other(client):
    hidden = GlossaryTerm.objects.get(slug="lead-practitioner")
    hidden.live = False
    hidden.save()

    response = client.get("/glossary/glossary.json")

    found = json.loads(response.content)
    by_id = {each["id"]: each for each in found["terms"]}
    assert found["count"] == len(by_id) == 133
    assert by_id["child-in-need"]["acronym"] == "CIN"
    assert by_id["child-in-need"]["see_also"] == ["section-17"]
    assert by_id["child-in-need"]["category"] == {"id": "law", "name": "Law"}
    assert by_id["lead-professional"]["instead"] is None
    assert by_id["case-holder"]["see_also"] == []
    assert "papers from" in by_id["child-in-need"]["source"]
    assert response["Access-Control-Allow-Origin"] == "*"
