"""Pages that are to be looked at again, and those that go up and come down by themselves."""

from datetime import timedelta

import pytest
import time_machine
from wagtail.models import Page

from content.models import GuidanceIndexPage, GuidancePage
from content.nightly import ask_to_look, publish
from portal.dates import now, today
from portal.notices.models import Notice
from tests.content.making import page_of, words

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _quiet(cast):
    """Nobody was told of anything, and no other page falls due."""
    Notice.objects.all().delete()


def told():
    rows = Notice.objects.order_by("pk")
    return [(notice.recipient.email.partition("@")[0], notice.title) for notice in rows]


def test_the_owner_is_told_once_before_the_day_and_once_after_it(cast):
    page = page_of(owner=cast["editor"], review_on=today() + 14 * DAY)

    assert ask_to_look(today() - DAY) == 0
    for day in (0, 1, 14, 15, 16):
        ask_to_look(today() + day * DAY)

    assert told() == [
        ("editor", "Look at a page again"),
        ("editor", "A page is late to be looked at again"),
    ]
    notice = Notice.objects.first()
    assert (notice.url, notice.daily) == (f"/cms/pages/{page.pk}/edit/", True)
    assert notice.why.startswith("You look after this page")


def test_a_new_day_begins_anew(cast):
    page = page_of(owner=cast["editor"], review_on=today())
    ask_to_look(today())
    page.review_on = today() + 7 * DAY
    page.save_revision().publish()

    ask_to_look(today())

    assert len(told()) == 2


def test_where_nobody_looks_after_it_those_who_publish_are_told(cast):
    page_of(slug="none", review_on=today())
    page_of(slug="other", owner=cast["supervisor"], review_on=today())

    ask_to_look(today())

    assert told() == [("workforce-lead", "Look at a page again")] * 2
    assert Notice.objects.first().why.startswith("Nobody looks after")


def test_of_a_draft_nobody_is_told():
    page_of(review_on=today()).unpublish()

    assert ask_to_look(today()) == 0


def test_the_report_has_the_late_first_and_what_has_no_day_yet(as_, cast):
    Page.objects.filter(depth__gt=2).exclude(slug__in=["guidance", "updates"]).delete()
    page_of(title="Late one", slug="a", review_on=today() - DAY, owner=cast["editor"])
    page_of(title="Soon one", slug="b", review_on=today() + DAY)
    GuidancePage.objects.filter(pk=page_of(title="None yet", slug="c").pk).update(review_on=None)

    report = words(as_("editor").get("/cms/review-days/"))

    assert report.index("Late one") < report.index("Soon one") < report.index("None yet")
    assert report.count("No day yet") == report.count("(late)") == 1
    assert cast["editor"].name in report
    assert as_("supervisor").get("/cms/review-days/").status_code == 404


def test_the_report_costs_the_same_however_long(as_, django_assert_max_num_queries):
    for number in range(5):
        page_of(slug=f"page-{number}", review_on=today())
    editor = as_("editor")
    editor.get("/cms/review-days/")

    with django_assert_max_num_queries(25):
        editor.get("/cms/review-days/")


def test_a_page_goes_up_and_comes_down_by_itself(client):
    page = page_of(title="Old words", expire_at=now() - DAY)
    later = GuidancePage(title="New", slug="new", summary="New.", body="[]", live=False)
    GuidanceIndexPage.objects.get().add_child(instance=later)
    later.go_live_at = now() + DAY
    later.save_revision().publish()
    assert client.get("/guidance/new/").status_code == 404

    with time_machine.travel(now() + 2 * DAY):
        assert publish(today()) == 2
        assert publish(today()) == 0

    assert client.get(page.url).status_code == 404
    assert client.get("/guidance/new/").status_code == 200
