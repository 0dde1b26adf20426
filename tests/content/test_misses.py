"""What nothing is found for is counted for editors: words, and nobody's name."""

from datetime import timedelta

import pytest
import time_machine

from content.models import SearchMiss
from content.search import misses
from content.search.finding import Question
from content.search.misses import count_miss, forget_misses
from portal.dates import today

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def kept():
    return list(SearchMiss.objects.values_list("words", "count"))


def test_a_miss_is_counted_by_the_day_and_a_find_is_not(client):
    for asked in ("Xyzzy", "xyzzy ", "the xyzzy", "supervision", "", "😀"):
        client.get("/search/", {"q": asked})
    client.head("/search/", {"q": "xyzzy"})

    assert kept() == [("xyzzy", 3)]


def test_words_that_look_like_a_family_are_not_kept(client):
    for asked in ("NHS 485 777 3456 xyzzy", "xyzzy@example.com", "case 48213 xyzzy"):
        client.get("/search/", {"q": asked})

    assert kept() == []


def test_a_machine_that_asks_for_anything_fills_no_table(monkeypatch):
    monkeypatch.setattr(misses, "MOST_A_DAY", 2)

    for asked in ("xa", "xb", "xc", "xa"):
        count_miss(Question.of(asked))

    assert sorted(kept()) == [("xa", 2), ("xb", 1)]


def test_misses_are_forgotten_after_three_months():
    count_miss(Question.of("xyzzy"))

    assert forget_misses(today() + timedelta(days=90)) == 0
    assert forget_misses(today() + timedelta(days=91)) == 1
    assert kept() == []


def test_editors_see_what_is_missed_most_first(as_):
    for asked, times in (("rare", 1), ("quokka", 2), ("wombat", 3)):
        for _ in range(times):
            count_miss(Question.of(asked))
    with time_machine.travel(today() + timedelta(days=1)):
        count_miss(Question.of("quokka"))
        count_miss(Question.of("quokka"))

    response = as_("editor").get("/cms/reports/search/")

    rows = response.context["rows"]
    assert [(row["words"], row["times"]) for row in rows] == [("quokka", 4), ("wombat", 3)]
    assert "1 other search found nothing, once each" in response.content.decode()
    assert "rare" not in response.content.decode()


def test_an_empty_report_says_so_and_is_editors_alone(as_):
    assert (
        "Nothing was looked for in vain"
        in as_("editor").get("/cms/reports/search/").content.decode()
    )
    assert as_("supervisor").get("/cms/reports/search/").status_code == 404
