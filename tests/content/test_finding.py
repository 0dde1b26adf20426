"""What search engines and feed readers are told."""

from datetime import date
from xml.etree import ElementTree

import pytest

from content.models import UpdatePage, UpdatesIndexPage
from tests.content.making import page_of, words

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def feed(client):
    """The feed, after two updates and a draft of a third."""
    index = UpdatesIndexPage.objects.get()
    page_of(UpdatePage, index, title="Old & dear", slug="old", day=date(2026, 1, 2))
    page_of(
        UpdatePage, index, title="Newest", slug="newest", day=date(2030, 1, 2), summary="It is."
    )
    page_of(UpdatePage, index, title="Draft", slug="draft", day=date(2031, 1, 2)).unpublish()
    return client.get("/updates/feed/")


def test_the_feed_has_the_newest_first_with_whole_links(feed):
    tree = ElementTree.fromstring(feed.content)

    entries = tree.findall(f"{ATOM}entry")
    titles = [entry.find(f"{ATOM}title").text for entry in entries]
    assert (titles[0], titles[-1]) == ("Newest", "Old & dear")
    assert "Draft" not in titles
    newest = entries[0]
    assert newest.find(f"{ATOM}link").get("href") == "http://testserver/updates/newest/"
    assert newest.find(f"{ATOM}summary").text == "It is."
    assert newest.find(f"{ATOM}published").text.startswith("2030-01-02T00:00:00")


def test_the_feed_says_what_a_feed_must(feed):
    tree = ElementTree.fromstring(feed.content)

    assert feed["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert tree.find(f"{ATOM}author/{ATOM}name").text == "Example Council"
    assert tree.find(f"{ATOM}id").text == "http://testserver/updates/"
    assert tree.find(f"{ATOM}updated").text
    itself = [one for one in tree.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert [one.get("href") for one in itself] == ["http://testserver/updates/feed/"]


def test_every_page_tells_feed_readers_where_it_is(client):
    link = (
        '<link rel="alternate" type="application/atom+xml" title="Updates" href="/updates/feed/">'
    )

    for path in ("/", "/updates/", "/glossary/"):
        assert link in words(client.get(path))


def test_the_feed_and_the_sitemap_may_be_kept_and_are_not_for_somebody_signed_in(client, as_):
    for path in ("/updates/feed/", "/sitemap.xml", "/robots.txt"):
        assert "public" in client.get(path)["Cache-Control"]
        assert as_("editor").get(path)["Cache-Control"] == "private, no-store"


def test_a_feed_without_updates_stands(client):
    UpdatesIndexPage.objects.get().delete()

    assert client.get("/updates/feed/").status_code == 200


def test_the_sitemap_has_what_everyone_may_read_and_nothing_else(client):
    page_of(slug="open")
    page_of(slug="draft").unpublish()

    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)

    places = {one.find(f"{SITEMAP}loc").text: one for one in tree}
    paths = {place.removeprefix("http://testserver") for place in places}
    assert {"/", "/guidance/open/", "/privacy/", "/framework/", "/glossary/child/"} <= paths
    assert "/guidance/draft/" not in paths
    assert {path.split("/")[1] for path in paths} == {
        *("", "accessibility", "cookies", "framework", "glossary", "guidance", "help", "privacy"),
        "updates",
    }
    assert sum(path.startswith("/framework/") for path in paths) == 1 + 10 + 56
    assert places["http://testserver/guidance/open/"].find(f"{SITEMAP}lastmod") is not None


def test_the_sitemap_stands_before_a_framework_is_published(client, unpublished):
    assert "/framework/" in words(client.get("/sitemap.xml"))


def test_robots_are_kept_from_what_is_no_page(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /cms/\n" in words(response)
    assert "Sitemap: http://testserver/sitemap.xml\n" in words(response)
