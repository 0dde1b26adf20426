"""The pages that editors write."""

import json

import pytest
from wagtail.models import Page

from content.models import GuidanceIndexPage, GuidancePage, HomePage, StandardPage
from skills.framework.models import Domain

pytestmark = pytest.mark.django_db


def words(response):
    return response.content.decode()


def guide(**fields):
    """A guidance page that is open to everyone."""
    body = json.dumps(fields.pop("body", []))
    page = GuidancePage(**{"title": "Made up", "slug": "made-up", "summary": "New."} | fields)
    page.body = body
    return GuidanceIndexPage.objects.get().add_child(instance=page)


def test_the_home_page_shows_the_levels_and_every_area_with_its_question(client):
    page = words(client.get("/"))

    assert "The ten areas" in page
    assert "All 56 statements on one page" in page
    assert page.count('class="app-ladder__s') == 4
    for domain in Domain.objects.all():
        assert domain.title in page
        assert domain.question in page


def test_the_home_page_leads_on(client):
    page = words(client.get("/"))

    assert "Glossary: 134 terms in plain words" in page
    assert 'action="/verify/" method="get"' in page
    assert 'name="code"' in page
    for guidance in GuidancePage.objects.in_menu():
        assert guidance.url in page


def test_the_home_page_fills_in_the_councils_name_and_phone(client, settings):
    settings.COUNCIL_NAME = "Ash & Elm Council"
    settings.COUNCIL_FRONT_DOOR_PHONE = "01234 555 0100"

    page = words(client.get("/"))

    assert "families in Ash &amp; Elm Council’s area" in page
    assert '<b class="app-nowrap">01234 555 0100</b>' in page
    assert "Ten areas of knowledge" in page


def test_hostile_words_on_the_home_page_are_shown_and_not_run(client):
    HomePage.objects.update(
        hero_text="<script>alert(1)</script> {phone}", worried_text="<img src=x> {areas}"
    )

    page = words(client.get("/"))

    assert "<script>alert" not in page
    assert "<img src=x>" not in page
    assert "&lt;img src=x&gt; ten" in page


def test_the_home_page_stands_before_a_framework_is_published(client, unpublished):
    response = client.get("/")

    assert response.status_code == 200
    assert "app-ladder" not in words(response)
    assert "statements on one page" not in words(response)


def test_who_is_signed_in_is_led_to_what_needs_doing(as_):
    page = words(as_("practitioner").get("/"))

    assert "Go to what needs doing" in page
    assert "Sign in to rate your own skills" not in page


def test_guidance_is_listed_in_the_order_of_its_editors(client):
    page = words(client.get("/guidance/"))

    places = [page.index(each.url) for each in GuidancePage.objects.order_by("path")]
    assert len(places) > 1
    assert places == sorted(places)


def test_every_page_opens_for_everyone_and_says_where_it_is(client):
    for page in (*GuidancePage.objects.all(), *StandardPage.objects.all()):
        response = client.get(page.url)

        assert response.status_code == 200
        assert page.title in words(response)
        assert '<a class="govuk-breadcrumbs__link" href="/">Home</a>' in words(response)


def test_the_page_on_asking_holds_all_16_signs(client):
    page = GuidancePage.objects.get(slug="when-to-talk-to-a-social-worker")

    tables = [block.value["rows"] for block in page.body if block.block_type == "table"]

    assert sum(len(rows) for rows in tables) == 16


def test_the_page_on_gates_holds_all_seven(client):
    page = GuidancePage.objects.get(slug="who-may-hold-which-kind-of-work")

    [table] = [block.value["rows"] for block in page.body if block.block_type == "table"]
    more = [block.value["summary"] for block in page.body if block.block_type == "details"]

    codes = [f"(G{number})" for number in range(7)]
    assert [row["cells"][0][-4:] for row in table] == codes
    assert [summary[-4:] for summary in more] == codes


def test_each_block_is_drawn(client):
    page = guide(
        body=[
            {"type": "text", "value": "<h2>A heading</h2><p>Some text.</p>"},
            {"type": "inset", "value": {"text": "<p>Stands out.</p>"}},
            {"type": "warning", "value": {"text": "Don’t miss this."}},
            {"type": "details", "value": {"summary": "More", "text": "<p>Behind a line.</p>"}},
            {
                "type": "steps",
                "value": {"title": "How", "steps": [{"title": "First", "text": "<p>Do it.</p>"}]},
            },
            {
                "type": "table",
                "value": {
                    "caption": "Times",
                    "headings": ["Who", "When"],
                    "rows": [{"cells": ["You", "Today"]}],
                },
            },
        ]
    )

    drawn = words(client.get(page.url))

    for text in ("A heading", "Stands out.", "Don’t miss this.", "Behind a line.", "Do it."):
        assert text in drawn
    assert '<th scope="row">You</th><td data-l="When">Today</td>' in drawn


def test_a_block_escapes_what_it_holds(client):
    page = guide(
        title="<b>Bold</b>",
        body=[
            {"type": "warning", "value": {"text": "<script>alert(1)</script>"}},
            {
                "type": "table",
                "value": {
                    "caption": "<i>x</i>",
                    "headings": ['"><script>'],
                    "rows": [{"cells": ["<u>a</u>"]}],
                },
            },
        ],
    )

    drawn = words(client.get(page.url)).partition("<main")[2]

    for tag in ("<b>Bold", "<script>", "<i>", "<u>"):
        assert tag not in drawn


def test_a_draft_is_not_found(client):
    page = guide(live=False)

    assert client.get(page.url or "/guidance/made-up/").status_code == 404
    assert "Made up" not in words(client.get("/guidance/"))


def test_the_tree_takes_only_pages_where_they_belong():
    root = Page.objects.get(depth=1)

    assert HomePage.can_exist_under(root) is True
    assert GuidancePage.can_exist_under(HomePage.objects.get()) is False
    assert StandardPage.can_exist_under(HomePage.objects.get()) is True
    assert HomePage.can_create_at(root) is False


@pytest.mark.parametrize("path", ["/", "/guidance/", "/privacy/", "/guidance/made-up/"])
def test_a_page_costs_the_same_however_many_there_are(client, django_assert_max_num_queries, path):
    for number in range(5):
        guide(slug=f"made-up-{number}", show_in_menus=True)
    guide()
    client.get("/")

    with django_assert_max_num_queries(12):
        client.get(path)
