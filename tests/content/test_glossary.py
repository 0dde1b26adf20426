"""The glossary, which anybody may read."""

import pytest

from content.models import GlossaryTerm

pytestmark = pytest.mark.django_db


def words(response):
    return response.content.decode()


def letters(response):
    """The groups of the page with their terms."""
    return [(label, terms) for _, label, terms in response.context["groups"]]


def add(term, **fields):
    fields = {"slug": "made-up", "category": "law", "definition": "Made up."} | fields
    return GlossaryTerm.objects.create(term=term, **fields)


def test_the_index_lists_every_term_and_counts_them(client):
    response = client.get("/glossary/")

    assert response.context["count"] == 134
    assert "134 terms</h2>" in words(response)
    for term in GlossaryTerm.objects.all():
        assert term.get_absolute_url() in words(response)


def test_terms_stand_under_their_letter(client):
    by_letter = letters(client.get("/glossary/"))

    assert sorted(dict(by_letter)) == list(dict(by_letter))
    assert all(term.term[0].upper() == letter for letter, terms in by_letter for term in terms)


def test_small_and_capital_letters_stand_together(client):
    add("eSomething", slug="e-something")
    add("“Quoted”", slug="quoted")

    by_letter = letters(client.get("/glossary/"))

    found = [letter for letter, _ in by_letter]
    assert len(found) == len(set(found))
    assert "eSomething" in [term.term for term in dict(by_letter)["E"]]


def test_a_term_that_begins_with_a_figure_has_a_place_too(client):
    add("101 call")

    by_letter = letters(client.get("/glossary/"))

    assert by_letter[0][0] == "0–9"


def test_a_word_finds_terms_short_forms_and_meanings(client):
    add("Wholly new", acronym="WNQ", definition="A quokka in the garden.")

    for asked in ("wholly", "wnq", "quokka", "garden new"):
        response = client.get("/glossary/", {"q": asked})

        assert [term.term for _, terms in letters(response) for term in terms] == ["Wholly new"]
        assert "1 term found" in words(response)


def test_a_kind_shows_its_own_terms_alone(client):
    response = client.get("/glossary/", {"category": "law"})

    found = [term for _, terms in letters(response) for term in terms]
    assert len(found) == GlossaryTerm.objects.filter(category="law").count()
    assert all(term.category == "law" for term in found)


def test_words_that_nothing_holds_say_what_to_do(client):
    response = client.get("/glossary/", {"q": "xyzzy"})

    assert "0 terms found" in words(response)
    assert "Try a shorter word" in words(response)


@pytest.mark.parametrize("category", ["nothing", "<b>", "LAW"])
def test_a_kind_that_is_not_there_shows_everything(client, category):
    response = client.get("/glossary/", {"category": category})

    assert response.context["count"] == 134
    assert "Error:" not in words(response)


@pytest.mark.parametrize("asked", ["\0", "a " * 4000, "%", "'; --", "<script>alert(1)</script>"])
def test_any_words_may_be_asked_for(client, asked):
    response = client.get("/glossary/", {"q": asked})

    assert response.status_code == 200
    assert "<script>alert" not in words(response)


def test_a_term_has_a_page_with_its_meaning_note_and_what_to_see_also(client):
    term = GlossaryTerm.objects.get(slug="case-holder")

    response = client.get(term.get_absolute_url())

    assert "Case-holder" in words(response)
    assert [other.term for other in response.context["see_also"]] == ["Lead practitioner"]
    assert "Many families dislike the word" in words(response)


def test_hostile_words_are_shown_and_not_run(client):
    add("<b>Bold</b>", definition="<script>alert(1)</script>", note="<img src=x onerror=alert(1)>")

    for path in ("/glossary/", "/glossary/made-up/"):
        page = words(client.get(path))

        assert "<b>Bold</b>" not in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_a_draft_is_read_by_nobody(client):
    add("Not ready", live=False)

    assert client.get("/glossary/made-up/").status_code == 404
    assert "Not ready" not in words(client.get("/glossary/"))


def test_what_an_editor_changes_is_read_once_it_is_published(client):
    term = add("Quokka", definition="A small animal.")
    term.definition = "A small animal that smiles."

    revision = term.save_revision()
    before = words(client.get("/glossary/made-up/"))
    revision.publish()
    after = words(client.get("/glossary/made-up/"))

    assert "smiles" not in before
    assert "smiles" in after


def test_a_term_that_is_not_there_is_not_found(client):
    assert client.get("/glossary/nothing/").status_code == 404


@pytest.mark.parametrize(
    ("path", "most"), [("/glossary/", 1), ("/glossary/?q=child", 1), ("/glossary/case-holder/", 3)]
)
def test_the_glossary_asks_the_database_a_fixed_number_of_times(
    client, django_assert_max_num_queries, path, most
):
    with django_assert_max_num_queries(most):
        client.get(path)


def test_terms_stand_together_by_what_they_are_about(client):
    response = client.get("/glossary/", {"by": "category", "q": "child"})

    groups = {label: terms for _, label, terms in response.context["groups"]}
    assert "Law" in groups
    assert all(term.category == "law" for term in groups["Law"])
    assert "Data and records" not in groups
    assert 'name="by" value="category"' in words(response)
    assert "A to Z</a>" in words(response)


def test_an_empty_glossary_says_so(client):
    GlossaryTerm.objects.update(live=False)

    assert "The glossary has no terms yet." in words(client.get("/glossary/"))
