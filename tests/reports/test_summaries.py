import pytest
from django.urls import reverse

from portal.journal.models import Entry
from portal.reports.summary import sent, summary_of
from portal.reports.words import plaindate
from skills.assessments.actions import save_answer, save_mark
from skills.assessments.models import Assessment, Response
from tests.reports.reading import pdf_of, squeezed, typefaces_of, words_of_page, words_of_pdf

State = Assessment.State


@pytest.fixture
def reviewed(cast):
    """The practitioner's round of last year: reviewed, and looked at again by a social worker."""
    return sent().get(employment__user=cast["practitioner"], state=State.REVIEWED)


@pytest.fixture
def submitted(cast):
    """A round that waits for the supervisor's review."""
    return (
        sent()
        .filter(employment__supervision_lines__supervisor=cast["supervisor"])
        .filter(state=State.SUBMITTED)
        .first()
    )


@pytest.fixture
def returned(db):
    """A round of which some answers were sent back."""
    return sent().filter(state=State.DRAFT).first()


def address(assessment, name="summary"):
    return reverse(f"reports:{name}", args=[assessment.uuid])


def facts_of(summary):
    yield from (summary.name, summary.who, summary.title, summary.state)
    for label, value in summary.facts:
        yield from (label, value)
    for verdict in summary.verdicts:
        yield from (verdict.who, plaindate(verdict.day), verdict.note, verdict.answer)
        yield verdict.answer_text
    for area in summary.areas:
        yield area.title
        for line in area.lines:
            yield from (line.title, line.comment)
            yield from (f"{voice.who}: {voice.level}" for voice in line.told)
            yield from (voice.text for voice in (*line.told, *line.returns))


@pytest.mark.parametrize("which", ["reviewed", "submitted", "returned"])
def test_the_page_says_what_the_pdf_says(request, which, client):
    assessment = request.getfixturevalue(which)
    client.force_login(assessment.employment.user)

    on_page = words_of_page(client.get(address(assessment)))
    on_paper = words_of_pdf(client.get(address(assessment, "summary_pdf")).content)

    for fact in facts_of(summary_of(assessment)):
        assert squeezed(fact) in on_page
        assert squeezed(fact) in on_paper


def test_the_count_at_the_level_needed_is_the_same_on_page_paper_and_result(reviewed, as_):
    summary = summary_of(reviewed)
    finding = squeezed(f"{summary.at_level} of {summary.counted} statements")
    client = as_("practitioner")

    page = words_of_page(client.get(address(reviewed)))
    paper = words_of_pdf(client.get(address(reviewed, "summary_pdf")).content)
    result = words_of_page(client.get(reverse("assessments:result", args=[reviewed.uuid])))

    assert finding in page
    assert finding in paper
    assert finding in result


def test_the_figures_of_an_area_are_those_of_the_picture(reviewed):
    summary = summary_of(reviewed)

    for area, row in zip(summary.areas, summary.profile.rows, strict=True):
        measure = area.measure
        assert (measure.said, measure.confirmed) == (row.said, row.confirmed)
        assert (measure.needed, measure.at_level) == (row.needed, row.at_level)
        assert measure.counted == row.total


def test_a_summary_on_paper_has_bookmarks_and_embedded_letters(reviewed, as_):
    pdf = pdf_of(as_("practitioner").get(address(reviewed, "summary_pdf")).content)
    under_the_name = [entry.title for entry in pdf.outline[1]]

    assert pdf.outline[0].title == reviewed.employment.user.name
    assert under_the_name[:3] == ["Where things stand", "Review", "Second look"]
    assert len(under_the_name) == 3 + len(summary_of(reviewed).areas)
    assert all(typefaces_of(pdf).values())
    assert pdf.metadata.title == f"{reviewed.title}: {reviewed.employment.user.name}"
    assert f"Page 1 of {len(pdf.pages)}" in pdf.pages[0].extract_text()


def test_a_summary_on_paper_says_where_the_page_is(reviewed, as_):
    paper = words_of_pdf(as_("practitioner").get(address(reviewed, "summary_pdf")).content)

    assert squeezed(f"http://testserver{address(reviewed)}") in paper


def test_both_looks_stand_beside_each_other(reviewed):
    lines = [line for area in summary_of(reviewed).areas for line in area.lines if line.core]

    assert lines
    assert all(len(line.confirmations) == 2 for line in lines)
    assert all(line.confirmations[1].qualified for line in lines)


def test_a_round_that_was_never_sent_has_no_summary_not_even_for_its_writer(cast, as_):
    draft = Assessment.objects.get(employment__user=cast["practitioner"], state=State.DRAFT)

    assert as_("practitioner").get(address(draft)).status_code == 404
    assert as_("supervisor").get(address(draft)).status_code == 404


def test_what_was_written_since_it_came_back_is_in_nobodys_summary(returned, client):
    owner = returned.employment.user
    rating = returned.ratings.filter(reopened=True).first()
    before = summary_of(returned)
    save_answer(
        rating=rating,
        level=4,
        not_in_role=False,
        comment="A word that nobody sent.",
        edit=rating.edit,
        by=owner,
    )

    client.force_login(owner)
    page = words_of_page(client.get(address(returned)))

    assert squeezed("A word that nobody sent.") not in page
    assert [area.lines for area in summary_of(returned).areas] == [
        area.lines for area in before.areas
    ]


def test_why_an_answer_came_back_is_told(returned, client):
    client.force_login(returned.employment.user)
    lines = [line for area in summary_of(returned).areas for line in area.lines]
    reasons = [voice.text for line in lines for voice in line.returns]

    page = words_of_page(client.get(address(returned)))

    assert reasons
    assert all(squeezed("Sent back on") in page and squeezed(text) in page for text in reasons)


def test_a_mark_of_an_unfinished_review_is_in_no_summary(submitted, cast, client):
    revision = submitted.revisions.standing().first()
    mark = revision.marks.filter(by=cast["supervisor"]).first()
    save_mark(
        revision=revision,
        level=0,
        not_in_role=False,
        comment="A word that is not finished.",
        send_back=False,
        reason="",
        edit=mark.edit if mark else 0,
        by=cast["supervisor"],
    )

    client.force_login(submitted.employment.user)
    page = words_of_page(client.get(address(submitted)))

    assert squeezed("A word that is not finished.") not in page
    assert squeezed("The review is not finished.") in page


def test_a_view_that_differs_is_told_in_full(db, client):
    response = Response.objects.filter(agrees=False).select_related("review").first()
    assessment = sent().get(pk=response.review.assessment_id)
    client.force_login(assessment.employment.user)

    page = words_of_page(client.get(address(assessment)))

    assert squeezed("Sees it differently") in page
    assert squeezed(response.comment) in page


@pytest.mark.access
@pytest.mark.parametrize("name", ["summary", "summary_pdf"])
@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("practitioner", 200),
        ("supervisor", 200),
        ("practice-supervisor", 200),
        ("service-manager", 404),
        ("twin-practitioner", 404),
        ("twin-supervisor", 404),
        ("twin-practice-supervisor", 404),
        ("vcs-manager", 404),
        ("partner-coordinator", 404),
        ("training-coordinator", 404),
        ("workforce-lead", 404),
        ("editor", 404),
        ("auditor", 404),
        ("administrator", 404),
        ("nobody", 302),
    ],
)
def test_a_summary_is_seen_by_its_person_and_those_who_review(reviewed, as_, name, role, status):
    assert as_(role).get(address(reviewed, name)).status_code == status


def test_the_file_of_a_summary_has_a_plain_name(reviewed, as_):
    response = as_("practitioner").get(address(reviewed, "summary_pdf"))

    assert response["Content-Disposition"].startswith('attachment; filename="all-statements-')
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("which", ["reviewed", "submitted"])
def test_every_summary_costs_the_same(request, which, client, django_assert_num_queries):
    assessment = request.getfixturevalue(which)
    client.force_login(assessment.employment.user)
    address_of_pdf = address(assessment, "summary_pdf")
    client.get(address_of_pdf)

    with django_assert_num_queries(12 if which == "submitted" else 13):
        client.get(address_of_pdf)


@pytest.mark.parametrize("name", ["summary", "summary_pdf"])
def test_whoever_is_no_party_is_journalled_when_they_open_a_summary(reviewed, as_, cast, name):
    for role in ("practitioner", "supervisor", "practice-supervisor"):
        as_(role).get(address(reviewed, name))

    opened = Entry.objects.filter(verb="assessments.opened", object_id=reviewed.pk)
    assert [entry.actor for entry in opened] == [cast["practice-supervisor"]]
