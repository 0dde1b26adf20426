"""What a new installation starts with."""

import pytest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from content.models import GlossaryTerm, GuidancePage, HomePage
from content.starter import load_glossary, load_pages, source_of
from content.starter_files import HERE
from tests.conftest import ROLES

pytestmark = pytest.mark.django_db


def start_again():
    """As an installation is before its pages are loaded: with the page that the CMS brings."""
    HomePage.objects.get().delete()
    root = Page.objects.get(depth=1)
    welcome = root.add_child(instance=Page(title="Welcome", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)


def test_the_first_run_makes_the_site_in_the_place_of_the_welcome_page(settings, cast):
    settings.SITE_URL = "https://skills.council.example"
    start_again()

    home = load_pages(by=cast["editor"])

    site = Site.objects.get()
    assert site.root_page.specific == home
    assert (site.hostname, site.port) == ("skills.council.example", 443)
    assert Page.objects.count() == 1 + len(list(HERE.glob("**/*.yaml")))
    assert Page.objects.filter(title="Welcome").exists() is False
    first_words = [page.latest_revision for page in home.get_descendants(inclusive=True)]
    assert {revision.user for revision in first_words} == {cast["editor"]}


def test_an_installation_without_a_welcome_page_starts_as_well(settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    HomePage.objects.get().delete()

    load_pages()

    assert (Site.objects.get().hostname, Site.objects.get().port) == ("127.0.0.1", 8000)


def test_a_second_run_changes_nothing():
    HomePage.objects.update(hero_title="Our own words")
    before = list(Page.objects.values_list("pk", "latest_revision"))

    load_pages()

    assert list(Page.objects.values_list("pk", "latest_revision")) == before
    assert HomePage.objects.get().hero_title == "Our own words"


def test_a_page_that_an_editor_renamed_does_not_come_back_under_its_old_name(
    django_capture_on_commit_callbacks,
):
    page = GuidancePage.objects.get(slug="how-supervision-works")
    page.slug = "supervision-here"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    before = Page.objects.count()

    load_pages()

    assert Page.objects.count() == before


def test_a_page_that_is_missing_comes_back():
    GuidancePage.objects.get(slug="how-supervision-works").delete()

    load_pages()

    assert GuidancePage.objects.filter(slug="how-supervision-works").exists() is True


def test_editors_draft_terms_and_a_workforce_lead_publishes_them(cast):
    editor, lead = cast["editor"], cast["workforce-lead"]

    assert editor.has_perm("content.change_glossaryterm") is True
    assert editor.has_perm("content.publish_glossaryterm") is False
    assert lead.has_perm("content.publish_glossaryterm") is True


def test_those_who_edit_put_in_pictures_and_files(cast):
    for model in (get_image_model(), get_document_model()):
        policy = policy_registry.get_by_type(model)

        may = {who for who in ROLES if policy.user_has_permission(cast[who], "add")}

        assert may == {"editor", "workforce-lead"}


def test_terms_are_added_with_what_to_see_also():
    row = {"category": "law", "definition": "It means this."}

    load_glossary(
        [
            {"id": "one", "term": "One of ours", "see_also": ["Two of ours", "Child"], **row},
            {"id": "two", "term": "Two of ours", "acronym": "TOO", "note": "A note.", **row},
        ]
    )

    one, two = GlossaryTerm.objects.get(slug="one"), GlossaryTerm.objects.get(slug="two")
    assert {term.term for term in one.see_also.all()} == {"Two of ours", "Child"}
    assert (two.acronym, two.note, two.live) == ("TOO", "A note.", True)


def test_a_term_that_is_there_keeps_its_editors_words():
    term = GlossaryTerm.objects.get(slug="child")

    load_glossary([{"id": "child", "term": "Child", "category": "law", "definition": "Other."}])

    assert GlossaryTerm.objects.get(slug="child").definition == term.definition
    assert GlossaryTerm.objects.count() == 134


def test_a_starter_term_says_where_its_meaning_comes_from():
    assert source_of([]) == "Our own words."
    assert source_of(["lga"]).endswith("papers from the Local Government Association.")
    assert source_of(["rotherham", "lga", "other"]).endswith(
        "papers from Rotherham, the Local Government Association and other."
    )


def test_a_starter_term_may_name_a_better_word_and_be_on_the_sheet():
    load_glossary(
        [
            {
                "id": "quokka",
                "term": "Quokka",
                "category": "law",
                "definition": "An animal.",
                "instead": "Child",
                "on_sheet": True,
            }
        ]
    )

    term = GlossaryTerm.objects.get(slug="quokka")
    assert (term.instead.term, term.on_sheet) == ("Child", True)
