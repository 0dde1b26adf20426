"""Search follows what is published, changed, moved and taken back, at once."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from content.models import GlossaryTerm, GuidanceIndexPage, SearchEntry, SearchWord
from content.published import in_force
from content.search.finding import Question
from content.search.indexing import ensure, version_in_force
from content.search.near import near
from skills.framework.models import Statement
from skills.training.models import Course
from tests.content.conftest import guidance
from tests.content.test_search import search, titles

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_near_words_are_only_of_what_can_be_read(draft_page):
    question = Question.of("quokkaz")

    assert near(question, in_force().version) == ""


@pytest.fixture
def draft_page():
    """A page about quokkas that was published and taken back."""
    page = guidance("Quokkas", "<p>A quokka smiles.</p>")
    page.unpublish()
    return page


def test_what_is_published_changed_taken_back_or_deleted_is_right_at_once(client):
    page = guidance("Quokkas", "<p>A wombat digs.</p>")
    assert titles(client, "wombat", "page") == ["Quokkas"]

    page.title = "Numbats"
    revision = page.save_revision()
    assert titles(client, "quokka", "page") == ["Quokkas"]
    revision.publish()
    assert titles(client, "quokka", "page") == []
    assert titles(client, "numbat", "page") == ["Numbats"]

    page.refresh_from_db()
    page.unpublish()
    assert titles(client, "numbat", "page") == []
    page.save_revision().publish()
    assert titles(client, "numbat", "page") == ["Numbats"]
    page.delete()
    assert titles(client, "numbat", "page") == []


def test_a_page_that_moves_is_found_where_it_is_now(client):
    page = guidance("Quokkas", "<p>A wombat digs.</p>")
    other = GuidanceIndexPage.objects.get().add_sibling(
        instance=GuidanceIndexPage(title="Other", slug="other", summary="Other.")
    )

    page.move(other, pos="last-child")

    assert search(client, "wombat").context["groups"][0].results[0].url == "/other/quokkas/"


def test_a_term_is_found_by_what_is_published_of_it(client):
    term = GlossaryTerm.objects.create(
        term="Quokka", slug="quokka", category="law", definition="It smiles.", live=False
    )
    assert titles(client, "quokka", "term") == []

    term.save_revision().publish()
    term.definition = "A wombat."
    revision = term.save_revision()
    assert titles(client, "wombat", "term") == []
    revision.publish()
    assert titles(client, "wombat", "term") == ["Quokka"]
    term.refresh_from_db()
    term.unpublish()
    assert titles(client, "quokka", "term") == []


def test_a_course_is_found_as_soon_as_it_is_there(client):
    course = Course.objects.first()
    course.summary = "How to hold a quokka."
    course.save()

    assert titles(client, "quokka", "course") == [course.title]


def test_statements_of_a_version_that_is_over_are_not_found(client, unpublished):
    assert titles(client, "supervision", "statement") == []


def test_a_version_is_found_from_its_first_search_on(client):
    SearchEntry.objects.filter(kind="statement").delete()

    found = titles(client, "supervision", "statement")

    statements = Statement.objects.filter(version=in_force().version)
    assert found
    assert SearchEntry.objects.filter(kind="statement").count() == statements.count()


def test_the_statements_are_written_once(django_assert_num_queries):
    version = in_force().version

    with django_assert_num_queries(1):
        assert version_in_force() == version


def test_the_command_writes_everything_anew_and_changes_nothing(capsys):
    def words():
        return set(SearchWord.objects.values_list("entry__title", "word", "stem", "weight"))

    before = words()

    call_command("index_search")

    assert words() == before
    assert f"{SearchEntry.objects.count()} pages, statements" in capsys.readouterr().out


def test_an_installation_from_before_there_was_a_search_is_written_whole():
    SearchEntry.objects.all().delete()

    ensure()
    written = SearchEntry.objects.count()
    ensure()

    assert written == SearchEntry.objects.count()
    assert {"page", "statement", "term", "course"} == set(
        SearchEntry.objects.values_list("kind", flat=True)
    )


def test_pages_of_the_cms_itself_are_not_found():
    assert not SearchEntry.objects.filter(page__in=Page.objects.filter(depth__lt=3)).exists()
