"""Sections, toolkits, updates, easy read; who looks after a page and what it helps with."""

import uuid
from datetime import date

import pytest

from content.models import (
    GuidanceIndexPage,
    GuidancePage,
    HomePage,
    PageStatement,
    SectionPage,
    StandardPage,
    ToolkitPage,
    UpdatePage,
    UpdatesIndexPage,
)
from skills.framework.models import Statement
from tests.content.making import block, document, page_of, words

pytestmark = pytest.mark.django_db


def test_a_section_lists_what_is_open_in_it(client):
    section = page_of(SectionPage, title="Working together", slug="together", line="In short")
    page_of(parent=section, title="Joint visits", slug="joint", line="Two of you")
    page_of(parent=section, title="Still a draft", slug="draft", live=False).unpublish()

    drawn = words(client.get("/guidance/together/"))

    assert '<a href="/guidance/together/joint/">Joint visits</a>' in drawn
    assert "Two of you" in drawn
    assert "Still a draft" not in drawn
    assert '<a href="/guidance/together/">Working together</a>' in words(client.get("/guidance/"))


def test_a_toolkit_has_steps_with_ticks_and_files(client):
    plan = document()
    page_of(
        ToolkitPage,
        slug="kit",
        show_in_menus=True,
        title="The toolkit",
        steps=[
            block(
                "step",
                title="Meet the family",
                text="<p>Go together.</p>",
                checks=["They said yes."],
                downloads=[{"file": plan.pk, "words": "Letter"}],
            ),
            block("step", title="Write it down", text="", checks=[], downloads=[]),
        ],
    )

    drawn = words(client.get("/guidance/kit/"))

    assert drawn.count('<li class="app-prose">') == 2
    assert "</span>They said yes.</li>" in drawn
    assert f'<a href="{plan.url}" download>Letter' in drawn
    assert drawn.count("app-ticks") == drawn.count("app-files") == 1
    assert "The toolkit" in words(client.get("/"))


def test_an_easy_version_is_offered_at_the_top_and_has_its_own_address(client):
    page_of(
        body=[block("warning", text="The full words.")],
        easy_read=[
            {"type": "heading", "value": "Who helps"},
            {"type": "text", "value": "<p>People help you.</p>"},
        ],
    )

    full, easy = (client.get(f"/guidance/made-up/{more}") for more in ("", "easy-read/"))

    assert '<a href="/guidance/made-up/easy-read/">' in words(full)
    assert '<h2 class="app-easy__heading">Who helps</h2>' in words(easy)
    assert "People help you." in words(easy)
    assert "The full words." not in words(easy)
    assert 'rel="canonical" href="http://testserver/guidance/made-up/easy-read/"' in words(easy)
    assert 'rel="canonical" href="http://testserver/guidance/made-up/"' in words(full)
    assert easy["Cache-Control"] == full["Cache-Control"]


def test_a_page_without_an_easy_version_has_no_such_address(client):
    page = page_of()

    assert "easy-read" not in words(client.get(page.url))
    assert client.get(f"{page.url}easy-read/").status_code == 404


def test_a_draft_hides_its_easy_version(client):
    page = page_of(easy_read=[{"type": "heading", "value": "Who helps"}])

    page.unpublish()

    assert client.get("/guidance/made-up/easy-read/").status_code == 404


def test_a_page_says_who_looks_after_it_and_when(client, cast):
    page_of(
        owner=cast["editor"],
        looked_after_by="the workforce team",
        review_on=date(2027, 5, 3),
    )

    drawn = words(client.get("/guidance/made-up/"))

    assert "We look at this page again by 3 May 2027." in drawn
    assert "Looked after by the workforce team." in drawn
    assert cast["editor"].name not in drawn


def test_a_name_is_shown_only_where_the_editor_chose_to(client, cast):
    editor = cast["editor"]
    page_of(owner=editor, shows_owner=True, slug="one")
    page_of(owner=editor, shows_owner=True, slug="two", looked_after_by="the team")
    page_of(shows_owner=True, slug="three")

    assert f"Looked after by {editor.name}." in words(client.get("/guidance/one/"))
    assert f"Looked after by {editor.name}, the team." in words(client.get("/guidance/two/"))
    assert "Looked after by" not in words(client.get("/guidance/three/"))


def test_a_page_lists_the_statements_it_helps_with_in_their_order(client):
    first, last = Statement.objects.of_published().order_by("domain__position", "position")[:2]
    page = page_of()
    page.helped.add(
        *(PageStatement(lineage=one) for one in (last.lineage, first.lineage, uuid.uuid4()))
    )
    page.save_revision().publish()

    drawn = words(client.get(page.url))

    assert drawn.index(first.get_absolute_url()) < drawn.index(last.get_absolute_url())
    assert drawn.count("What this helps you with") == 1


def test_a_page_stands_without_a_framework(client, unpublished):
    page = page_of()
    page.helped.add(PageStatement(lineage=uuid.uuid4()))
    page.save_revision().publish()

    assert "What this helps you with" not in words(client.get(page.url))


def test_a_statement_finds_the_open_pages_that_help_with_it(django_assert_num_queries):
    lineage = Statement.objects.of_published().get(code="HLP1").lineage
    for slug in ("one", "two", "three"):
        page = page_of(slug=slug)
        page.helped.add(PageStatement(lineage=lineage))
        page.save_revision().publish()
    page.unpublish()

    with django_assert_num_queries(1):
        found = PageStatement.objects.pages_for(lineage)

    assert [one.slug for one in found] == ["one", "two"]


def test_updates_are_listed_the_newest_first(client):
    index = UpdatesIndexPage.objects.get()
    page_of(UpdatePage, index, title="Older", slug="older", day=date(2026, 1, 2))
    page_of(UpdatePage, index, title="Newest", slug="newest", day=date(2030, 1, 2))

    drawn = words(client.get("/updates/"))

    assert drawn.index("Newest") < drawn.index("Older")
    assert '<time datetime="2030-01-02">2 January 2030</time>' in words(
        client.get("/updates/newest/")
    )


def test_the_tree_takes_only_pages_where_they_belong():
    assert SectionPage.can_exist_under(GuidanceIndexPage.objects.get()) is True
    assert ToolkitPage.can_exist_under(page_of(SectionPage, slug="part")) is True
    assert GuidancePage.can_exist_under(HomePage.objects.get()) is False
    assert UpdatePage.can_exist_under(GuidanceIndexPage.objects.get()) is False
    assert StandardPage.can_exist_under(UpdatesIndexPage.objects.get()) is False


def test_old_addresses_lead_on_when_a_section_moves(client, django_capture_on_commit_callbacks):
    old, new = (page_of(SectionPage, slug=slug) for slug in ("old", "new"))
    page_of(parent=old, slug="child", easy_read=[{"type": "heading", "value": "Words"}])
    old.refresh_from_db()
    old.slug = "renamed"

    with django_capture_on_commit_callbacks(execute=True):
        old.save_revision().publish()

    for path in ("", "child/", "child/easy-read/"):
        answer = client.get(f"/guidance/old/{path}")
        assert (answer.status_code, answer["Location"]) == (301, f"/guidance/renamed/{path}")
    GuidancePage.objects.filter(slug="child").update(easy_read="[]")
    assert client.get("/guidance/old/child/easy-read/")["Location"] == "/guidance/renamed/child/"
    with django_capture_on_commit_callbacks(execute=True):
        GuidancePage.objects.get(slug="child").move(new, "last-child")
    assert client.get("/guidance/renamed/child/")["Location"] == "/guidance/new/child/"


def test_a_page_that_was_never_there_is_not_found(client):
    assert client.get("/guidance/nowhere/").status_code == 404


@pytest.mark.parametrize("path", ["/guidance/part/", "/updates/"])
def test_a_list_costs_the_same_however_long(client, django_assert_max_num_queries, path):
    section = page_of(SectionPage, slug="part")
    for number in range(4):
        page_of(parent=section, slug=f"part-{number}")
        page_of(UpdatePage, UpdatesIndexPage.objects.get(), slug=f"update-{number}")
    client.get(path)

    with django_assert_max_num_queries(14):
        client.get(path)
