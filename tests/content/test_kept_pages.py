"""Pages for everyone are kept ready for the anonymous, and for nobody else."""

import gzip

import pytest
from django.conf import settings as django_settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from content.models import GuidancePage
from tests.access.site import BUDGETS, ROWS
from tests.conftest import NOBODY
from tests.shelf import MOMENT, kept
from tests.test_access import address

pytestmark = pytest.mark.django_db
INDEX = "/framework/"
TERM = "/glossary/neglect/"
# These tell of today, or hold a form.
DRAWN_ANEW = {"reports:verify", "reports:verify_form", "demo:sign_in", "feedback"} | {
    "feedback_thanks",
    "search:results",
    "training:course",
    "training:index",
}


def test_every_public_page_that_is_kept_asks_the_database_nothing(
    pages_kept, django_assert_num_queries
):
    opened = [(route, of) for route, of, who in BUDGETS if who == NOBODY]
    rows = [row for row in ROWS if (row.route, row.of) in opened and row.post is None]
    rows = [row for row in rows if row.route not in DRAWN_ANEW]
    assert len(rows) >= 15

    for row in rows:
        where = address(row)
        first = Client().get(where)
        with django_assert_num_queries(0):
            again = Client().get(where)

        assert (again.status_code, again.content) == (200, first.content)
        assert dict(first.headers) == dict(again.headers)
        assert again["Cache-Control"] == MOMENT
        assert "Cookie" in again["Vary"]
        assert not again.cookies


def test_a_reader_who_has_the_page_gets_304_and_no_page(pages_kept, client):
    tag = client.get(INDEX)["ETag"]
    strong = tag.removeprefix("W/")

    for have in (tag, strong, f'"other", {tag}', "*", f'W/"a,b", {strong} , "c"'):
        answer = client.get(INDEX, headers={"If-None-Match": have})
        assert (answer.status_code, answer.content) == (304, b"")
        assert (answer["ETag"], answer["Cache-Control"]) == (tag, MOMENT)
        assert "Cookie" in answer["Vary"]
        assert "Content-Security-Policy" in answer
    for other in ('"other"', "", "nonsense", strong[:-2]):
        assert client.get(INDEX, headers={"If-None-Match": other}).status_code == 200


def test_head_says_what_get_would_without_the_page(pages_kept, client):
    head, get = client.head(INDEX), client.get(INDEX)

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == get["ETag"]
    assert head["Content-Length"] == str(len(get.content))
    assert client.head(INDEX, headers={"If-None-Match": get["ETag"]}).status_code == 304
    assert kept() == 1


def test_a_page_is_packed_for_who_takes_it(pages_kept, client):
    plain = client.get(INDEX)

    for takes in ("gzip", "br, gzip;q=0.5", "*", "GZIP ; q=1.0"):
        packed = client.get(INDEX, headers={"Accept-Encoding": takes})
        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
        assert packed["ETag"] == plain["ETag"]
        assert packed["Content-Length"] == str(len(packed.content))
    for takes in ("", "br", "gzip;q=0", "gzip; q=0.000", "identity"):
        answer = client.get(INDEX, headers={"Accept-Encoding": takes})
        assert "Content-Encoding" not in answer
        assert answer.content == plain.content
    assert "Accept-Encoding" in plain["Vary"]


def test_a_part_of_a_page_and_another_language_get_the_whole_page(pages_kept, client):
    whole = client.get(INDEX)

    for asked in (
        {"Range": "bytes=0-9"},
        {"Accept-Language": "cy"},
        {"Accept": "application/json"},
    ):
        answer = client.get(INDEX, headers=asked)
        assert (answer.status_code, answer.content) == (200, whole.content)


def test_the_framework_is_under_30_kilobytes_on_the_wire(client):
    """With the style sheet, the scripts and the typeface, about 65 of the 150 that it may have."""
    answer = client.get(INDEX, headers={"Accept-Encoding": "gzip"})

    assert len(answer.content) < 30_000


def test_who_may_be_known_gets_a_page_of_their_own_that_no_cache_keeps(pages_kept, as_):
    anonymous = Client().get("/")
    for name in (django_settings.SESSION_COOKIE_NAME, "messages"):
        browser = Client()
        browser.cookies[name] = "something"
        answer = browser.get("/", headers={"If-None-Match": anonymous["ETag"]})
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
        assert "ETag" not in answer

    own = as_("practitioner").get("/", headers={"If-None-Match": anonymous["ETag"]})

    assert (own.status_code, own["Cache-Control"]) == (200, "private, no-store")
    assert "Go to what needs doing" in own.content.decode()
    assert Client().get("/").content == anonymous.content
    assert kept() == 1


WHERE = ["/", INDEX, f"{INDEX}?role=family_support_worker", "/guidance/", TERM, "/training/"]
steps = st.lists(
    st.tuples(
        st.sampled_from([NOBODY, "practitioner", "editor", "leaving"]), st.sampled_from(WHERE)
    ),
    max_size=12,
)


@given(steps)
def test_in_whatever_order_people_come_none_gets_anothers_page(pages_kept, as_, taken):
    pages_kept.clear()
    browsers = {who: as_(who) for who in (NOBODY, "practitioner", "editor")}
    browsers["leaving"] = Client()
    browsers["leaving"].cookies["messages"] = "waiting"

    for who, where in taken:
        page = browsers[who].get(where)
        words = page.content.decode()
        signed_in = who in {"practitioner", "editor"}
        assert ("Sign out" in words) == signed_in
        assert ("csrfmiddlewaretoken" in words) == signed_in
        assert page["Cache-Control"] == (MOMENT if who == NOBODY else "private, no-store")
        assert not (who == NOBODY and page.cookies)


def test_a_stranger_cannot_fill_the_shelf(pages_kept, client):
    client.get(INDEX)
    strange = [
        "role=nobody",
        "x=1",
        "role=a&role=b",
        f"role={'x' * 10_000}",
        "role=%00",
        "next=/my/",
    ]

    for query in strange:
        assert client.get(f"{INDEX}?{query}").status_code == 200
        assert client.get(f"/?{query}").status_code == 200
    for path in ("/framework/nothing/", "/guidance/nothing/", "/framework"):
        assert client.get(path).status_code in {301, 404}
    client.post("/guidance/", {"x": "1"})

    assert kept() == 1
    assert client.get(f"{INDEX}?role=").status_code == 200
    assert kept() == 1
    client.get(f"{INDEX}?role=family_support_worker")
    assert kept() == 2


def test_each_host_has_pages_of_its_own(pages_kept, client):
    client.get(INDEX)
    client.get(INDEX, headers={"Host": "localhost"})

    assert kept() == 2
    assert client.get(INDEX, headers={"Host": "evil.example"}).status_code == 400
    for name in ("LocalHost", "localhost.", "localhost:1", "localhost:65535"):
        assert client.get(INDEX, headers={"Host": name}).status_code == 200
    assert kept() == 2


def test_who_says_that_the_portal_begins_elsewhere_gets_no_page_for_others(pages_kept, client):
    elsewhere = client.get("/training/", SCRIPT_NAME="/guidance")

    assert (elsewhere.status_code, elsewhere.request["PATH_INFO"]) == (200, "/training/")
    assert client.get("/guidance/training/").status_code == 404


def test_a_preview_of_a_draft_is_kept_by_nothing(pages_kept, as_):
    page = GuidancePage.objects.earliest("pk")
    page.title = "Only a draft"
    page.save_revision()

    shown = as_("editor").get(f"/cms/pages/{page.pk}/view_draft/")

    assert "Only a draft" in shown.content.decode()
    assert shown["Cache-Control"] == "private, no-store"
    assert "Only a draft" not in Client().get(page.url).content.decode()
    assert kept() == 1
