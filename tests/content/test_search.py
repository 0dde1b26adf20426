"""Search: what it finds, in which order, and the same on both databases."""

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from content.models import GlossaryTerm, GuidanceIndexPage, GuidancePage, SearchEntry, SearchWord
from content.published import in_force
from content.search.finding import Question, find
from content.search.indexing import ensure, rebuild, version_in_force
from content.search.near import near
from content.search.showing import marked, piece
from content.search.words import stem, words_of
from skills.framework.models import Statement
from skills.training.models import Course
from tests.content.conftest import guidance

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def search(client, asked, **more):
    return client.get("/search/", {"q": asked, **more})


def read(response):
    return response.content.decode()


def titles(client, asked, kind):
    """The titles of one kind, best first, without their marks."""
    groups = {
        group.kind: group for group in search(client, asked, **{"in": kind}).context["groups"]
    }
    rows = groups[kind].results if kind in groups else []
    return [str(row.title).replace("<mark>", "").replace("</mark>", "") for row in rows]


def test_a_short_form_leads_to_its_term_first(client):
    for asked, name in [
        ("CIN", "Child in need (CIN)"),
        ("mash", "Multi-agency safeguarding hub (MASH)"),
    ]:
        response = search(client, asked)

        assert response.context["groups"][0].kind == "term"
        assert titles(client, asked, "term")[0] == name


def test_the_beginning_of_a_word_and_its_other_forms_find_the_same_term(client):
    for asked in ("superv", "supervise", "supervising", "Supervision", "SUPERVISION’S"):
        assert "Supervision" in titles(client, asked, "term")
    assert set(titles(client, "families", "course")) == set(titles(client, "family", "course"))


def test_results_are_grouped_counted_and_marked(client):
    response = search(client, "supervision")

    groups = {group.label: group for group in response.context["groups"]}
    assert set(groups) == {"Guidance", "Framework", "Glossary", "Courses"}
    assert all(len(group.results) <= 5 for group in groups.values())
    assert sum(group.count for group in groups.values()) == response.context["count"]
    assert "<mark>Supervision</mark>" in read(response)
    assert 'name="robots" content="noindex"' in read(response)
    assert "no-store" in response["Cache-Control"]


def test_every_result_leads_to_a_page_but_for_courses_to_come(client):
    for kind in ("page", "statement", "term"):
        group = search(client, "supervision", **{"in": kind}).context["groups"][0]

        assert [client.get(row.url).status_code for row in group.results[:2]] == [200] * len(
            group.results[:2]
        )
    course = search(client, "supervision", **{"in": "course"}).context["groups"][0].results[0]
    assert course.url.startswith("/training/")


def test_more_of_a_group_is_one_click_away(client):
    group = next(g for g in search(client, "family").context["groups"] if g.kind == "statement")

    assert group.more == group.count - 5
    assert f"All {group.count} in Framework" in read(search(client, "family"))
    assert len(titles(client, "family", "statement")) == group.count


@pytest.mark.parametrize("kind", ["course", "nothing", "\0"])
def test_a_kind_that_has_nothing_shows_the_others(client, kind):
    response = search(client, "CIN", **{"in": kind})

    assert response.context["groups"]
    assert "Nothing found" not in read(response)


def test_words_that_say_little_count_only_alone():
    assert Question.of("what is the child").words == ("child",)
    assert Question.of("the").words == ("the",)


def test_where_nothing_has_all_words_those_with_most_come(client):
    response = search(client, "supervision xyzzy")

    assert "Nothing has all of these words" in read(response)
    assert response.context["groups"]


def test_nothing_found_offers_near_words_and_other_ways(client):
    response = search(client, "safegarding")

    assert "Nothing found for “safegarding”" in read(response)
    assert response.context["meant"] == "safeguarding"
    assert 'href="/search/?q=safeguarding"' in read(response)
    assert "/glossary/" in read(response)
    assert "Worried about a child?" in read(response)


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


def test_writing_everything_anew_changes_nothing():
    def words():
        return set(SearchWord.objects.values_list("entry__title", "word", "stem", "weight"))

    before = words()

    count = rebuild()

    assert words() == before
    assert count == SearchEntry.objects.count()


def test_an_installation_from_before_there_was_a_search_is_written_whole():
    SearchEntry.objects.all().delete()

    ensure()
    written = SearchEntry.objects.count()
    ensure()

    assert written == SearchEntry.objects.count()
    assert {"page", "statement", "term", "course"} == set(
        SearchEntry.objects.values_list("kind", flat=True)
    )


def test_the_command_says_what_search_looks_through(capsys):
    call_command("index_search")

    assert f"{SearchEntry.objects.count()} pages, statements" in capsys.readouterr().out


def test_pages_of_the_cms_itself_are_not_found():
    assert not SearchEntry.objects.filter(page__in=Page.objects.filter(depth__lt=3)).exists()


@pytest.mark.parametrize(
    "asked", ["supervision", "xyzzy", "family child need plan", "supervision xyzzy"]
)
def test_a_search_asks_the_database_at_most_six_times(client, django_assert_max_num_queries, asked):
    with django_assert_max_num_queries(6):
        search(client, asked)


HOSTILE = [
    "\0",
    "a" * 10_000,
    "word " * 2_500,
    "%",
    "_",
    "' OR 1=1 --",
    '"unclosed',
    "NEAR(a b)",
    "* AND",
    "(.*)+$",
    "[a-",
    "\\",
    "😀 👨‍👩‍👧",
    "طفل",
    "\u202eabc",
    "<script>alert(1)</script>",
    "ﬁ",
    "İstanbul",
]


@pytest.mark.parametrize("asked", ["", "   ", *HOSTILE])
def test_any_words_may_be_asked_for(client, asked):
    response = search(client, asked)

    assert response.status_code == 200
    assert "<script>alert" not in read(response)


def test_hostile_words_of_an_editor_are_shown_and_not_run(client):
    guidance("Quokka <b>x</b>", "<p>A quokka &lt;script&gt;alert(1)&lt;/script&gt;</p>")

    page = read(search(client, "quokka"))

    assert "<mark>Quokka</mark> &lt;b&gt;" in page
    assert "<script>alert" not in page


@given(asked=st.text(max_size=40), text=st.text(max_size=80))
def test_a_mark_changes_nothing_that_is_read(asked, text):
    from html import unescape  # noqa: PLC0415

    html = marked(Question.of(asked + " " + text[:10]), text)

    assert unescape(html.replace("<mark>", "").replace("</mark>", "")) == text


@given(text=st.text(max_size=400), word=st.sampled_from(["child", "need"]))
def test_a_piece_is_short_and_holds_the_match(text, word):
    question = Question.of(word)

    found = piece(question, f"{text} {word} {text}")

    assert len(found) <= 224
    assert word in found.lower() or text


def test_words_are_compared_without_capitals_accents_and_hyphens():
    assert words_of("Café step-down Children’s O’Brien") == [
        "cafe",
        "step",
        "down",
        "children",
        "obrien",
        "stepdown",
    ]
    assert stem("supervising") == stem("supervision") == stem("supervise")


def test_an_empty_question_finds_nothing():
    assert find(Question.of("😀"), None) == ([], True)


def test_both_databases_find_the_same(client):
    """These are the answers of one and the other: a difference fails on one of them."""
    assert titles(client, "step down", "term")[:2] == ["Step down"]
    assert titles(client, "lead pract", "term")[:2] == [
        "Lead practitioner",
        "Family Help Lead Practitioner (FHLP)",
    ]
    assert GuidancePage.objects.filter(title__in=titles(client, "rating", "page")).exists()
