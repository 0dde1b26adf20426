"""What is kept goes when it changes, is never kept where it shouldn’t be, and never in the way."""

import time

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from wagtail.models import Page, Site

from content import shelf
from content.caching import PublicPagesMiddleware, let_caches_keep, told_apart
from content.forgetting import is_shown
from content.models import GlossaryTerm, GuidancePage, StandardPage
from portal.environment import pages_cache
from portal.notices.models import Notice
from skills.framework.models import Statement
from skills.training.models import Completion, Course
from tests.factories import JobRoleFactory
from tests.shelf import MOMENT, is_a_page, kept

pytestmark = pytest.mark.django_db
INDEX = "/framework/"
TERM = "/glossary/neglect/"


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


def with_a_token(request):
    return HttpResponse(get_token(request))


def with_a_cookie(request):
    response = HttpResponse("A page")
    response.set_cookie("theirs", "1")
    return response


def said_to_be_private(request):
    return HttpResponse("A page", headers={"Cache-Control": "private"})


def an_error(request):
    return HttpResponse("Gone", status=404)


def told_apart_by_a_header(request):
    return HttpResponse("A page", headers={"Vary": "Cookie, HX-Request"})


def in_pieces(request):
    return StreamingHttpResponse(["A ", "page"])


def too_long(request):
    return HttpResponse("x" * (shelf.LARGEST + 1))


def as_the_middleware_shows(view):
    request = RequestFactory().get("/a-page/")
    request.user = AnonymousUser()
    middleware = PublicPagesMiddleware(lambda request: let_caches_keep(request, view(request)))
    assert middleware.process_view(request, told_apart(view), (), {}) is None
    return middleware(request)


@pytest.mark.parametrize(
    ("view", "says"),
    [
        (with_a_token, "private, no-store"),
        (with_a_cookie, "private, no-store"),
        (said_to_be_private, "private, no-store"),
        (an_error, None),
        (told_apart_by_a_header, MOMENT),
        (in_pieces, None),
        (too_long, MOMENT),
    ],
)
def test_what_is_for_one_or_an_error_or_too_long_is_not_kept(pages_kept, view, says):
    answer = as_the_middleware_shows(view)

    assert answer.get("Cache-Control") == says
    assert kept() == 0


def test_a_page_that_comes_by_no_address_is_not_kept(pages_kept):
    request = RequestFactory().get("/a-page/")
    request.user = AnonymousUser()
    show = PublicPagesMiddleware(lambda request: let_caches_keep(request, HttpResponse("A page")))

    answer = show(request)

    assert answer["Cache-Control"] == MOMENT
    assert kept() == 0
