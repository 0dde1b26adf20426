"""A version of the framework to take away: a PDF and a workbook, whole or for a role."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from content.published import Published
from portal.reports.framework import Slice
from portal.reports.framework_workbook import framework_as_workbook
from portal.reports.printed_framework import framework_as_pdf
from skills.framework.models import FrameworkVersion, Statement
from tests.factories import draft_version, published_version
from tests.reports.reading import pdf_of, squeezed, typefaces_of, words_of_pdf

pytestmark = pytest.mark.django_db
PDF = "/framework/versions/1/framework.pdf"
WORKBOOK = "/framework/versions/1/framework.xlsx"
ROLE = "partner_lead_professional"  # which doesn’t need every statement


def rows_of(content, sheet="Statements"):
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(content))[sheet]]


def shown(version):
    """A version that is the only one, before it is published or after."""
    return Published(version, [version], numbered=True)


def test_the_pdf_says_every_statement_with_its_levels_and_who_needs_which(client):
    answer = client.get(PDF)
    words = words_of_pdf(answer.content)

    assert answer["Content-Type"] == "application/pdf"
    assert (
        'filename="family-help-knowledge-and-skills-version-1.pdf"' in answer["Content-Disposition"]
    )
    for statement in Statement.objects.prefetch_related("descriptors"):
        assert squeezed(statement.text) in words
        for level in statement.descriptors.all():
            assert squeezed(level.text) in words
    assert words.count(squeezed("Level needed:")) == 56
    assert squeezed("Pages say the same: http://testserver/framework/versions/1/.") in words
    pdf = pdf_of(answer.content)
    assert pdf.metadata.title == "Family Help knowledge and skills"
    assert all(typefaces_of(pdf).values())


def test_a_roles_pdf_has_what_it_needs_and_names_what_it_does_not(client):
    role = FrameworkVersion.objects.get().profiles.get(job_role__code=ROLE)
    needed = role.requirements.filter(minimum__gt=0).select_related("statement")
    others = role.requirements.filter(minimum=0).select_related("statement")

    words = words_of_pdf(client.get(f"{PDF}?role={ROLE}").content)

    assert squeezed("What this role needs: Voluntary sector or partner lead professional") in words
    assert others
    assert all(squeezed(each.statement.text) in words for each in needed)
    assert not any(squeezed(each.statement.text) in words for each in others)
    assert all(squeezed(each.statement.title) in words for each in others)
    assert squeezed(f"http://testserver/framework/versions/1/?role={ROLE}") in words


def test_the_workbook_has_a_row_a_statement_and_a_column_a_role(client):
    answer = client.get(WORKBOOK)
    header, *rows = rows_of(answer.content)

    assert "family-help-knowledge-and-skills-version-1.xlsx" in answer["Content-Disposition"]
    assert len(rows) == 56
    assert next(name for name in header if name.startswith("Level needed")) == (
        "Level needed: Family support worker"
    )
    assert len(header) == 5 + 4 + 1 + 6
    assert rows[0][:2] == ["REL1", "Building trust with families"]
    assert [len(rows_of(answer.content, sheet)) for sheet in ("Areas", "Levels")] == [11, 5]


def test_a_roles_workbook_has_what_it_needs(client):
    role = FrameworkVersion.objects.get().profiles.get(job_role__code=ROLE)
    levels = dict(role.requirements.filter(minimum__gt=0).values_list("statement__code", "minimum"))

    content = client.get(f"{WORKBOOK}?role={ROLE}").content

    assert {row[0]: row[-1] for row in rows_of(content)[1:]} == levels
    assert ["Role", "Voluntary sector or partner lead professional"] in rows_of(content, "About")


def test_a_document_of_a_replaced_version_says_what_is_in_force(client, pages_kept):
    before = words_of_pdf(client.get(PDF).content)
    framework = FrameworkVersion.objects.get().framework
    published_version(framework=framework, number=2)

    replaced = words_of_pdf(client.get(f"{PDF}?x=1").content)
    FrameworkVersion.objects.filter(number=2).update(state="retired")
    none = words_of_pdf(client.get(f"{PDF}?x=1").content)

    assert "isinforce" not in before
    assert squeezed("Version 2 is in force since") in replaced
    assert squeezed("No version is in force now.") in none


def test_a_document_is_made_once_for_whoever_asks(
    pages_kept, client, as_, django_assert_num_queries
):
    made = client.get(PDF)
    pages = len(pages_kept._cache)

    with django_assert_num_queries(0):
        again = client.get(PDF)
    aside = client.get(f"{PDF}?role=nobody")
    own = as_("practitioner").get(PDF)

    assert made.content == again.content == aside.content == own.content
    assert client.get(PDF, headers={"If-None-Match": made["ETag"]}).status_code == 304
    assert "Content-Encoding" not in client.get(PDF, headers={"Accept-Encoding": "gzip"})
    assert own["Cache-Control"] == "private, no-store"
    assert len(pages_kept._cache) == pages


def test_a_document_that_is_kept_by_nothing_is_made_each_time(client):
    assert client.get(WORKBOOK).status_code == 200
    assert client.get(f"{WORKBOOK}?role=%00").status_code == 200


@pytest.mark.parametrize("path", ["2/framework.pdf", "0/framework.xlsx", f"{10**30}/framework.pdf"])
def test_there_is_no_document_of_a_version_that_was_never_published(client, path):
    assert client.get(f"/framework/versions/{path}").status_code == 404


def test_words_of_any_length_and_shape_come_onto_paper_and_into_cells(db):
    version = draft_version()
    statement = version.statements.get(code="A1")
    statement.title, statement.text = "Llanfair" * 15, "<b>5 < 6</b> & ŵ " + "word " * 3000
    statement.evidence_hint = '=HYPERLINK("http://evil.example")'
    statement.save()
    statement.descriptors.filter(value=1).update(text="x" * 12_000)
    version.published_at = FrameworkVersion.objects.get(number=1, state="published").published_at

    facts = Slice(shown(version))
    words, rows = words_of_pdf(framework_as_pdf(facts)), rows_of(framework_as_workbook(facts))

    assert squeezed("<b>5 < 6</b> & ŵ") in words
    assert words.count("word") == 3000
    assert words.count("x") >= 12_000
    row = next(row for row in rows if row[0] == "A1")
    assert '=HYPERLINK("http://evil.example")' in row
    book = load_workbook(BytesIO(framework_as_workbook(facts)))["Statements"]
    assert not any(cell.data_type == "f" for line in book for cell in line)
