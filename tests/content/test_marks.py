"""Glossary marks: each term once a page, nothing but the text, and nothing that runs."""

import re
from html import unescape
from time import process_time

import pytest
from django.utils.text import slugify
from hypothesis import given
from hypothesis import strategies as st

from content.marks import Marks
from content.models import GlossaryTerm

POPUP = re.compile(r'<span class="app-pop".*?</span></span></span>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def term(name, acronym="", meaning="Its meaning."):
    plain = re.fullmatch("[A-Za-z ]+", name)
    slug = slugify(name) if plain else "-".join(str(ord(letter)) for letter in name)
    return GlossaryTerm(slug=slug, term=name, acronym=acronym, definition=meaning)


def marked(text, *terms, but=()):
    """The words that are marked in the text, in their order."""
    return re.findall(
        r'<a class="app-term"[^>]*>(.*?)</a>', Marks(terms, but=but).mark(text), re.DOTALL
    )


def as_read(html):
    """What a reader sees with every pop-up closed."""
    return unescape(TAG.sub("", POPUP.sub("</span>", html)))


LEAD = term("Lead practitioner")
PRACTITIONER = term("Practitioner")
SEND = term("Special educational needs", acronym="SEND")


def test_a_term_becomes_a_link_with_its_meaning():
    html = Marks([LEAD]).mark("Ask the lead practitioner.")

    assert 'href="/glossary/lead-practitioner/"' in html
    assert 'class="app-term"' in html
    assert "Its meaning." in html


def test_only_the_first_on_a_page_is_marked():
    marks = Marks([LEAD])

    first = marks.mark("A lead practitioner and a lead practitioner.")
    second = marks.mark("A lead practitioner.")

    assert first.count('class="app-term"') == 1
    assert second == "A lead practitioner."


def test_the_longest_term_wins_and_nothing_is_marked_inside_it():
    assert marked("The lead practitioner.", PRACTITIONER, LEAD) == ["lead practitioner"]
    assert marked("A lead practitioner, twice: lead practitioner.", PRACTITIONER, LEAD) == [
        "lead practitioner"
    ]


def test_a_shorter_term_is_marked_where_it_stands_alone():
    assert marked("Lead practitioners, then a practitioner.", PRACTITIONER, LEAD) == [
        "Lead practitioners",
        "practitioner",
    ]


def test_a_short_form_is_marked_in_its_own_case_alone():
    assert marked("We send it. SEND matters.", SEND) == ["SEND"]


def test_a_part_of_a_word_is_left_alone():
    assert marked("Childhood, grandchild and child-led", term("Child")) == []
    assert marked("O’Child’t, non-child", term("Child")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Child", "children"),
        ("Child in need", "Children in need"),
        ("Team Around the Family", "teams around the family"),
        ("Strategy", "strategies"),
        ("Threshold", "thresholds"),
        ("Process", "processes"),
        ("Safeguarding partners", "safeguarding partner"),
        ("Key day", "key days"),
        ("Lead practitioner", "lead\u00a0practitioner"),
        ("Lead practitioner", "lead\n  practitioners"),
        ("Children’s home", "children's homes"),
    ],
)
def test_a_plural_or_another_space_is_the_same_term(name, text):
    assert marked(f"See {text}, then.", term(name)) == [text.replace("'", "&#x27;")]


def test_a_possessive_keeps_its_ending_beside_the_mark():
    html = Marks([LEAD]).mark("The lead practitioner’s plan.")

    assert marked("The lead practitioner’s plan.", LEAD) == ["lead practitioner"]
    assert html.endswith("’s</span> plan.")


def test_short_forms_have_plurals_and_lose_no_letter():
    dsl = term("Designated safeguarding lead", acronym="DSL")
    sos = term("Signs of Safety", acronym="SoS")

    assert marked("Two DSLs. So it is.", dsl, sos) == ["DSLs"]


def test_the_longer_of_a_term_and_a_short_form_wins():
    assert marked("CIN plan", term("Cin plan"), term("Child in need", acronym="CIN")) == [
        "CIN plan"
    ]
    assert marked("CIN", term("Cinema"), term("Child in need", acronym="CIN")) == ["CIN"]


def test_a_terms_own_name_comes_before_anothers_plural():
    found = Marks([term("Standard", meaning="One."), term("Standards", meaning="Many.")])

    assert "Many." in found.mark("The standards.")


def test_the_words_are_compiled_once_for_what_the_terms_say():
    same = Marks([term("Child")]).words

    assert Marks([term("Child")]).words is same
    assert Marks([term("Child", meaning="Changed.")]).words is not same


def test_a_terms_own_page_leaves_it_out():
    assert marked("A lead practitioner.", LEAD, but=["lead-practitioner"]) == []


def test_stops_and_brackets_stay_with_their_term():
    html = Marks([LEAD]).mark("Ask (the lead practitioner).")

    assert html.startswith('Ask (the <span class="app-nowrap"><span class="app-anchor">')
    assert html.endswith("</span>).</span>")


def test_without_terms_the_text_is_only_escaped():
    assert Marks([]).mark("1 < 2") == "1 &lt; 2"


def test_a_row_of_brackets_is_passed_over_at_once():
    start = process_time()

    assert marked("(" * 100_000 + "lead practitioner", LEAD) == ["lead practitioner"]
    assert process_time() - start < 20


def test_hostile_words_are_escaped_in_text_term_and_meaning():
    hostile = term("<i>x</i>", meaning="</span><script>alert(1)</script>")

    html = Marks([hostile]).mark('See <i>x</i> and "<script>".')

    assert "<script>" not in html
    assert "<i>" not in html


NAMES = st.sampled_from(
    ["Child", "child in need", "SEND", "a+b", "é", "İ", "ß", "K", "<i>", "s", "lead", "Lead role"]
)
TEXTS = st.lists(NAMES | st.text(max_size=8) | st.sampled_from([" ", "“", "”.", ", "])).map("".join)


@given(names=st.sets(NAMES, max_size=6), texts=st.lists(TEXTS, max_size=3))
def test_marks_change_nothing_that_is_read(names, texts):
    marks = Marks([term(name, acronym=name[:3]) for name in names])

    html = [marks.mark(text) for text in texts]

    assert [as_read(part) for part in html] == texts


@given(names=st.sets(NAMES, max_size=6), text=TEXTS)
def test_no_term_is_marked_twice(names, text):
    html = Marks([term(name) for name in names]).mark(text)

    keys = re.findall(r'data-meaning="([^"]*)"', html)
    assert len(keys) == len(set(keys))


@pytest.mark.django_db
def test_a_page_reads_its_terms_once(django_assert_num_queries):
    marks = Marks()

    with django_assert_num_queries(1):
        for text in ("A social worker.", "A lead practitioner.", "A child."):
            marks.mark(text)
