"""Glossary marks in markup: only where words run as text, and nothing that is read changes."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.explained import explained
from content.marks import Marks
from content.models import GlossaryTerm, GuidancePage
from tests.content.test_marks import POPUP, TAG, term

LEAD = term("Lead practitioner")
CHILD = term("Child", acronym="CH")


def marked(html, *terms):
    return re.findall(r'<a class="app-term"[^>]*>(.*?)</a>', explained(html, Marks(terms)))


@pytest.mark.parametrize(
    "tag",
    "a button summary label legend caption th h1 h2 h3 h4 h5 h6 code pre script style".split(),
)
def test_nothing_is_marked_in_a_link_a_heading_a_name_or_code(tag):
    assert marked(f"<{tag}>A child</{tag}><p>a child too</p>", CHILD) == ["child"]
    assert marked(f"<div><{tag}>A <b>child</b></{tag}></div>", CHILD) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>A child.</p>",
        "<ul><li>A <b>child</b></li></ul>",
        "<table><tr><th>Child</th><td>A child</td></tr></table>",
        "<details><summary>Child</summary><div>A child</div></details>",
        "<p>One<br>child</p>",
        '<p>One <img alt="child" src="x"> child</p>',
    ],
)
def test_words_are_marked_in_paragraphs_lists_cells_and_details(html):
    assert marked(html, CHILD) == ["child"]


def test_a_term_is_marked_once_over_all_blocks():
    assert marked("<p>A child</p><div>A child</div><ul><li>CH</li></ul>", CHILD) == ["child"]


def test_a_mark_that_is_there_is_left_alone():
    once = explained("<p>The lead practitioner.</p>", Marks([LEAD]))

    assert explained(once, Marks([LEAD, term("Meaning")])) == once


@pytest.mark.parametrize(
    "html",
    [
        "<p>child",
        "</p></div>child</p>",
        "<p <b>child",
        "<h2>x<p>child</h2>",
        "a < b & c &T; child &amp; <3",
        "<!-- child --><!doctype child><?child?><![CDATA[child]]>",
        "<script>if (a < child) {'</p>'}</script>",
        '<p title="child">child</p>',
    ],
)
def test_broken_markup_reads_as_it_did(html):
    once = explained(html, Marks([CHILD]))

    assert as_read(once) == as_read(explained(html, Marks([])))
    assert once.count("<script") == html.count("<script")


PARTS = st.sampled_from(
    "child CH Child’s lead practitioner <b> </b> <p> </p> <a> </a> <h2> </h2> <br> &amp; &lt;i&gt; "
    "&nbsp; <button> </button> <td> </td> <code> </code> , . “ ” - ' é İ".split()
    + [" ", "lead practitioners", '<a href="/x/" title="a child">', '<span class="app-anchor">']
)


class Nesting(HTMLParser):
    """Whether a link or a button stands in another."""

    def __init__(self, html):
        super().__init__()
        self.open, self.nested = [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in {"a", "button"}:
            self.nested |= bool(self.open)
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            del self.open[self.open.index(tag) :]


def as_read(html):
    return unescape(TAG.sub("", POPUP.sub("</span>", html)))


@given(html=st.lists(PARTS, max_size=30).map("".join))
def test_marks_change_nothing_that_is_read_and_never_nest(html):
    done = explained(html, Marks([CHILD, LEAD, term("b"), term("p", acronym="amp")]))

    keys = re.findall(r'data-meaning="([^"]*)"', done)
    assert as_read(done) == as_read(html)
    assert len(keys) == len(set(keys))
    assert Nesting(POPUP.sub("", done)).nested is Nesting(html).nested


@given(text=st.text(max_size=60))
def test_any_text_at_all_is_read_as_it_was(text):
    assert as_read(explained(text, Marks([CHILD]))) == as_read(explained(text, Marks([])))


@pytest.mark.django_db
def test_a_guidance_page_explains_its_words_once_and_may_opt_out(client, django_assert_num_queries):
    page = GuidancePage.objects.get(slug="how-supervision-works")

    marked_page = client.get(page.url).content.decode()
    GuidancePage.objects.update(mark_terms=False)
    plain_page = client.get(page.url).content.decode()

    keys = re.findall(r'data-meaning="([^"]*)"', marked_page)
    assert "meaning-supervision" in keys
    assert len(keys) == len(set(keys))
    assert "app-term" not in plain_page


@pytest.mark.django_db
def test_an_editor_finds_where_to_opt_out(as_):
    page = GuidancePage.objects.first()

    form = as_("editor").get(f"/cms/pages/{page.pk}/edit/").content.decode()

    assert 'name="mark_terms"' in form


@pytest.mark.django_db
def test_a_changed_meaning_shows_at_once_in_guidance(client):
    page = GuidancePage.objects.get(slug="how-supervision-works")
    supervision = GlossaryTerm.objects.get(slug="supervision")
    client.get(page.url)

    supervision.definition = "Time to think with a quokka."
    supervision.save_revision().publish()

    assert "with a quokka" in client.get(page.url).content.decode()
