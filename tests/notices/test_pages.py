"""The list of messages, and what one does there."""

from datetime import date, timedelta

import pytest
from django.test import Client

from portal.dates import now
from portal.notices.actions import tell
from portal.notices.models import Notice
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory()


@pytest.fixture
def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def say(person, key="one", **how):
    return tell(to=person, **{"key": key, "title": f"Task {key}", "why": "Because."} | how)


def page_of(browser, address="/notices/"):
    return " ".join(browser.get(address).content.decode().split())


def test_an_empty_list_says_why_and_what_comes(browser):
    page = page_of(browser)

    assert "No messages yet." in page
    assert "Mark all as read" not in page


def test_the_newest_is_first_and_says_what_by_when_and_whom_to_ask(browser, person):
    say(person, "old")
    say(person, "new", by_when=date(2026, 12, 3), ask="Priya Shah")

    page = page_of(browser)

    assert page.index("Task new") < page.index("Task old")
    assert "By Thursday 3 December 2026." in page
    assert "Questions? Ask Priya Shah." in page


def test_other_peoples_messages_are_not_in_it(browser):
    say(UserFactory(), "theirs")

    assert "Task theirs" not in page_of(browser)


def test_how_many_are_new_stands_on_every_page(browser, person):
    for key in "abc":
        say(person, key)

    before = page_of(browser, "/framework/")
    browser.post("/notices/read/")
    after = page_of(browser, "/framework/")

    count = '<span class="app-header__count">3<span class="govuk-visually-hidden"> new</span>'
    assert count in before
    assert "app-header__count" not in after


def test_opening_one_marks_it_as_read_and_goes_where_it_leads(browser, person):
    notice = say(person, url="/framework/")

    went = browser.post(f"/notices/{notice.uuid}/")

    notice.refresh_from_db()
    assert (went.status_code, went.url) == (302, "/framework/")
    assert notice.read_at is not None


def test_one_that_leads_nowhere_goes_back_to_the_list(browser, person):
    notice = say(person)

    assert browser.post(f"/notices/{notice.uuid}/").url == "/notices/"


def test_looking_at_the_list_reads_nothing(browser, person):
    notice = say(person)

    page_of(browser)

    notice.refresh_from_db()
    assert notice.read_at is None
    assert browser.get(f"/notices/{notice.uuid}/").status_code == 405


def test_marking_all_as_read_says_so_once(browser, person):
    say(person)

    first = browser.post("/notices/read/", follow=True).content.decode()
    second = browser.post("/notices/read/", follow=True).content.decode()

    assert "All messages are marked as read." in first
    assert "All messages are marked as read." not in second


def test_three_hundred_are_shown_a_page_at_a_time(browser, person):
    Notice.objects.bulk_create(
        Notice(
            recipient=person,
            key=str(number),
            title=f"Task {number}",
            why="Because.",
            made_at=now() + timedelta(seconds=number),
        )
        for number in range(300)
    )

    first, last, past_it = (page_of(browser, f"/notices/?page={n}") for n in (1, 10, 99))

    assert "Page 1 of 10" in first
    assert "Task 299" in first
    assert "Task 0<" in last
    assert "Page 10 of 10" in past_it


def test_the_daily_message_is_stopped_and_started_on_the_page(browser):
    stopped = browser.post("/notices/daily/", {"daily": "no"}, follow=True).content.decode()
    started = browser.post("/notices/daily/", {"daily": "yes"}, follow=True).content.decode()

    assert "You won’t get the daily message." in stopped
    assert "Send me the daily message" in stopped
    assert "You get the daily message again." in started
    assert "Stop the daily message" in started


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        ("Priya Shah", "Questions? Ask Priya Shah."),
        ("Priya Shah.", "Questions? Ask Priya Shah."),
        ("Ask whoever planned it.", "Ask whoever planned it."),
        ("", ""),
    ],
)
def test_whom_to_ask_is_a_sentence_however_it_was_put(ask, said):
    assert Notice(ask=ask).whom_to_ask == said
