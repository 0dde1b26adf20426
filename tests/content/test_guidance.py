"""The starter guidance: for people of eleven and older, true to its sources, and whole."""

import re

import pytest
import yaml
from wagtail.models import Page

from content.models import GuidanceIndexPage, StandardPage, UpdatePage
from content.public_text import easy_text_of, text_of
from content.reading import HARD, read
from content.starter_files import HERE
from portal.exchange.starter import read as read_starter
from tests.conftest import NOBODY

pytestmark = pytest.mark.django_db
FILES = sorted(HERE.glob("**/*.yaml"))
EASY_READ = {
    "what-family-help-is",
    "how-to-rate-your-own-skills",
    "what-we-record-and-who-sees-it",
}
# Here each area's own words are set beside the portal's.
QUOTES_AREAS = "how-five-areas-do-it"
LEVEL_NUMBER = re.compile(r"\b(?:level|levels|tier|tiers|l) ?\d", re.IGNORECASE)


def guidance():
    return list(GuidanceIndexPage.objects.get().get_descendants().live().specific())


def words_in(page) -> str:
    return " ".join([page.title, *text_of(page), *easy_text_of(page)])


def test_no_starter_page_is_hard_to_read():
    pages = [*guidance(), *StandardPage.objects.all(), *UpdatePage.objects.all()]

    ages = {page.slug: read(text_of(page)) for page in pages}

    assert {slug: found.age for slug, found in ages.items() if (found.age or 0) > HARD} == {}
    assert {slug: found.long for slug, found in ages.items() if found.long} == {}


def test_three_pages_have_an_easy_read_version_of_short_sentences():
    easy = {page.slug: read(easy_text_of(page)) for page in guidance() if page.easy_read}

    assert easy.keys() >= EASY_READ
    assert all(found.age <= 9 and found.longest <= 15 for found in easy.values())


def test_each_page_helps_with_statements_that_there_are():
    known = read_starter().framework.statement_codes

    helps = {
        path.name: set(yaml.safe_load(path.read_text()).get("helps", []))
        for path in HERE.glob("guidance/**/*.yaml")
    }

    assert [name for name, codes in helps.items() if not codes] == []
    assert {name: codes - known for name, codes in helps.items() if codes - known} == {}
    assert [page.slug for page in guidance() if not page.helped.exists()] == []


def test_who_leads_is_told_by_the_kind_of_work_and_never_by_a_number():
    pages = [page for page in guidance() if page.slug != QUOTES_AREAS]

    assert [page.slug for page in pages if LEVEL_NUMBER.search(words_in(page))] == []


def test_no_page_speaks_of_holding_cases():
    spoken = re.compile(r"case[- ]?(?:hold|load)|holds? (?:the )?(?:case|work)", re.IGNORECASE)

    assert [page.slug for page in guidance() if spoken.search(words_in(page))] == []
    assert [path.name for path in FILES if spoken.search(path.read_text())] == []


def test_every_link_leads_to_a_page(as_):
    texts = [words_in(page.specific) for page in Page.objects.live().filter(depth__gt=1)]
    inside = {link for text in texts for link in re.findall(r'href="(/[^"]*)"', text)}

    answers = {link: as_(NOBODY).get(link).status_code for link in inside}

    assert len(inside) > 5
    assert {link: status for link, status in answers.items() if status != 200} == {}
