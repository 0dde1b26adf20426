"""Search: what it finds, in which order, and the same on both databases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.models import GuidancePage
from content.search.finding import Question, find
from content.search.showing import marked, piece
from content.search.words import stem, words_of
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
    assert "In danger now: call 999." in read(response)


def test_nothing_found_offers_near_words_and_other_ways(client):
    response = search(client, "safegarding")

    assert "Nothing found for “safegarding”" in read(response)
    assert response.context["meant"] == "safeguarding"
    assert 'href="/search/?q=safeguarding"' in read(response)
    assert "/glossary/" in read(response)
    assert "Worried about a child?" in read(response)


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
