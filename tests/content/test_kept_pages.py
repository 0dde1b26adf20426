"""Pages for everyone are kept ready for the anonymous, and for nobody else."""

import gzip
import time

import pytest
from django.conf import settings as django_settings
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page, Site

from content import shelf
from content.forgetting import is_shown
from content.models import GlossaryTerm, GuidancePage, StandardPage
from portal.environment import pages_cache
from portal.notices.models import Notice
from skills.framework.models import Statement
from skills.training.models import Completion, Course
from tests.access.site import BUDGETS, ROWS
from tests.conftest import NOBODY
from tests.factories import JobRoleFactory
from tests.test_access import address

pytestmark = pytest.mark.django_db
INDEX = "/framework/"
TERM = "/glossary/neglect/"
# These tell of today, or hold a form.
NOT_KEPT = {"reports:verify", "reports:verify_form", "demo:sign_in", "feedback", "search:results"}
MOMENT = "public, max-age=0, must-revalidate"


def is_a_page(key):
    """The generation and the release are on the shelf too."""
    return not key.endswith((shelf.GENERATION, shelf.RELEASE))


def kept():
    """How many pages are on the shelf."""
    return len([key for key in caches["pages"]._cache if is_a_page(key)])


def test_every_public_page_that_is_kept_asks_the_database_nothing(
    pages_kept, django_assert_num_queries
):
    opened = [(route, of) for route, of, who in BUDGETS if who == NOBODY and route not in NOT_KEPT]
    rows = [row for row in ROWS if (row.route, row.of) in opened and row.post is None]
    assert len(rows) == len(opened)

    for row in rows:
        where = address(row)
        first = Client().get(where)
        with django_assert_num_queries(0):
            again = Client().get(where)

        assert (again.status_code, again.content) == (200, first.content)
        assert {**first.headers, "Date": ""} == {**again.headers, "Date": ""}
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


def change_a_term():
    term = GlossaryTerm.objects.get(slug="neglect")
    term.definition = "Something new."
    term.save()


def unpublish_a_page():
    GuidancePage.objects.earliest("pk").unpublish()


def delete_a_page():
    StandardPage.objects.get(slug="cookies").delete()


def move_a_page():
    first, last = GuidancePage.objects.earliest("path"), GuidancePage.objects.latest("path")
    last.move(first, pos="left")


def change_a_course():
    Course.objects.earliest("pk").save()


def change_what_comes_first():
    first, second = Course.objects.order_by("pk")[:2]
    first.before.add(second)


def change_the_site():
    Site.objects.get().save()


@pytest.mark.parametrize(
    "change",
    [
        change_a_term,
        unpublish_a_page,
        delete_a_page,
        move_a_page,
        change_a_course,
        change_what_comes_first,
        change_the_site,
    ],
)
def test_what_changes_for_everyone_shows_at_once(
    pages_kept, client, django_capture_on_commit_callbacks, change
):
    before = shelf.key(shelf.GENERATION)

    with django_capture_on_commit_callbacks(execute=True) as called:
        change()

    assert shelf.key(shelf.GENERATION) != before
    assert len([each for each in called if each is shelf.forget]) == 1


def test_a_changed_definition_shows_at_once(pages_kept, client, django_capture_on_commit_callbacks):
    tag = client.get(TERM)["ETag"]

    with django_capture_on_commit_callbacks(execute=True):
        change_a_term()

    answer = client.get(TERM, headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert "Something new." in answer.content.decode()


def test_a_page_drawn_while_its_words_change_is_never_found_again(pages_kept, client):
    where = shelf.key(shelf.GENERATION, "a page")
    shelf.forget()
    shelf.put(where, "the old words")

    assert shelf.take(shelf.key(shelf.GENERATION, "a page")) is None


def test_what_nobody_else_reads_lets_no_page_go():
    shown = [GlossaryTerm, GuidancePage, Page, Site, Statement, Course, JobRoleFactory._meta.model]

    assert all(is_shown(model) for model in shown)
    assert not any(is_shown(model) for model in (Notice, Completion))


def test_when_the_portal_starts_nothing_of_before_is_shown(pages_kept):
    pages, documents = shelf.key(shelf.GENERATION), shelf.key(shelf.RELEASE)

    shelf.forget_all()

    assert shelf.key(shelf.GENERATION) != pages
    assert shelf.key(shelf.RELEASE) != documents


def test_a_shelf_that_is_out_of_reach_is_no_reason_to_show_nothing(settings, client, tmp_path):
    (tmp_path / "file").write_text("no folder")
    kept = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": tmp_path / "file" / "pages",
    }
    settings.CACHES = settings.CACHES | {"pages": kept}

    answer = client.get(INDEX)
    shelf.forget_all()
    shelf.put("a", "b")

    assert (answer.status_code, answer["Cache-Control"]) == (200, MOMENT)


def test_a_spoilt_file_on_the_shelf_is_drawn_anew(settings, client, tmp_path):
    kept = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": tmp_path,
    }
    settings.CACHES = settings.CACHES | {"pages": kept}
    whole = client.get(INDEX).content
    for file in tmp_path.glob("*.djcache"):
        file.write_bytes(b"spoilt")

    answer = client.get(INDEX)

    assert (answer.status_code, answer.content) == (200, whole)


def test_a_page_is_kept_for_five_minutes_at_most(pages_kept, client):
    client.get(INDEX)

    [ends] = [pages_kept._expire_info[key] for key in pages_kept._cache if is_a_page(key)]

    assert 0 < ends - time.time() <= 300


@pytest.mark.parametrize(
    ("url", "backend", "where"),
    [
        ("", "FileBasedCache", "pages"),
        ("off", "DummyCache", "off"),
        ("redis://cache:6379/1", "RedisCache", "redis://cache:6379/1"),
        ("rediss://cache/1", "RedisCache", "rediss://cache/1"),
        ("memcached://cache:11211", "PyMemcacheCache", "cache:11211"),
    ],
)
def test_the_shelf_is_named_by_an_address(monkeypatch, url, backend, where):
    monkeypatch.setenv("PAGE_CACHE_URL", url)

    made = pages_cache("pages")

    assert made["BACKEND"].endswith(backend)
    assert made["LOCATION"] == where


def test_a_shelf_of_another_kind_is_refused_with_those_there_are(monkeypatch):
    monkeypatch.setenv("PAGE_CACHE_URL", "mysql://somewhere")

    with pytest.raises(ImproperlyConfigured, match="must begin with one of: redis"):
        pages_cache("pages")


def test_a_preview_of_a_draft_is_kept_by_nothing(pages_kept, as_):
    page = GuidancePage.objects.earliest("pk")
    page.title = "Only a draft"
    page.save_revision()

    shown = as_("editor").get(f"/cms/pages/{page.pk}/view_draft/")

    assert "Only a draft" in shown.content.decode()
    assert shown["Cache-Control"] == "private, no-store"
    assert "Only a draft" not in Client().get(page.url).content.decode()
    assert kept() == 1
