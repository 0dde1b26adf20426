"""Pages that are the same for everyone: kept ready for the anonymous, with no question to the
database, and by no cache for anybody who may be known.

A browser or a proxy may keep such a page too, and asks each time whether it still is the page
(`max-age=0, must-revalidate`): a changed definition shows at once, and one that hasn't changed
costs a 304. `docs/adr/0014-pages-kept-ready.md` says why.
"""

import gzip
import hashlib
from dataclasses import dataclass, field
from functools import wraps
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.http.request import split_domain_port
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from . import shelf

FOR_EVERYONE = "public, max-age=0, must-revalidate"
FOR_ONE = "private, no-store"
LONGEST = 60  # letters of a parameter that tells pages apart
PACKED = (
    "text/",
    "application/json",
    "application/xml",
    "application/rss",
    "application/atom",
    "image/svg",
)
SMALL = 200  # bytes that are not worth packing


def public(view=None, *, by=()):
    """A page that anybody may read, and nobody may post to. `by` names the parameters that tell its
    pages apart; asked with any other, it is drawn anew."""
    if view is None:
        return lambda view: public(view, by=by)

    @wraps(view)
    def shown(request, *args, **kwargs):
        return let_caches_keep(request, view(request, *args, **kwargs))

    return login_not_required(told_apart(require_safe(shown), by))


def told_apart(view, by=()):
    """Look for the view's pages among those kept. What `let_caches_keep` marks goes there."""
    view.told_apart_by = frozenset(by)
    return view


def let_caches_keep(request, response):
    """Mark the response as one for everyone: nothing in it depends on who reads it."""
    response.for_everyone = True
    return response


def keep_no_copy(response):
    """For everyone, and not worth a place: whoever asks chooses what makes it different."""
    response.worth_keeping = False
    return response


@dataclass(frozen=True)
class KeptPage:
    """A page as it goes out, plain and packed."""

    content: bytes
    packed: bytes | None
    etag: str
    headers: dict = field(default_factory=dict)

    @classmethod
    def of(cls, response):
        content = response.content
        packs = len(content) > SMALL and response.get("Content-Type", "").startswith(PACKED)
        own = {"Content-Length", "ETag", "Cache-Control"}
        return cls(
            content=content,
            # Nothing secret is in a page for everyone, so its length tells nobody anything.
            packed=gzip.compress(content, 6, mtime=0) if packs else None,
            # Weak: it says the same, packed or not.
            etag=f'W/"{hashlib.sha256(content).hexdigest()[:32]}"',
            headers={name: value for name, value in response.items() if name not in own},
        )

    def answer(self, request):
        """This page, or 304 for a reader who has it."""
        response = HttpResponse(self.content, headers=self.headers)
        response.headers["ETag"] = self.etag
        response.headers["Cache-Control"] = FOR_EVERYONE
        patch_vary_headers(response, ["Cookie"])
        if self.packed is not None:
            patch_vary_headers(response, ["Accept-Encoding"])
            if takes_gzip(request):
                response.content = self.packed
                response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.content))
        if request.method == "HEAD":
            response.content = b""
        return get_conditional_response(request, etag=self.etag, response=response)


def takes_gzip(request) -> bool:
    for one in request.headers.get("Accept-Encoding", "").split(","):
        name, _, quality = one.partition(";")
        if name.strip().lower() in {"gzip", "*"}:
            return quality.replace(" ", "").rstrip(".0") not in {"q=", "q"}
    return False


class PublicPagesMiddleware:
    """Stands outside all that knows of people, so that it sees each cookie that a response sets."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not getattr(response, "for_everyone", False) or response.status_code != 200:
            return response
        if may_be_known(request) or is_for_one(request, response):
            response.headers["Cache-Control"] = FOR_ONE
            patch_vary_headers(response, ["Cookie"])
            return response
        if response.streaming:
            return response
        return self.kept(request, response).answer(request)

    def process_view(self, request, view, args, kwargs):
        """The page that is kept, if one is: the view isn't asked."""
        by = getattr(view, "told_apart_by", None)
        request.page_key = None if by is None else key_of(request, by)
        page = request.page_key and shelf.take(request.page_key)
        if not page:
            return None
        request.page_key = None
        return page.answer(request)

    def kept(self, request, response) -> KeptPage:
        page = KeptPage.of(response)
        worth_it = getattr(response, "worth_keeping", True)
        alike = set(response.get("Vary", "Cookie").lower().split(", ")) <= {"cookie"}
        key = getattr(request, "page_key", None)  # a preview has come by no address
        if key and worth_it and alike and len(page.content) <= shelf.LARGEST:
            shelf.put(key, page)
        return page


def may_be_known(request) -> bool:
    """Who has a session may be signed in, and a waiting message (“You have signed out”) is shown
    once and to them alone."""
    known = {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}
    return bool(known & request.COOKIES.keys()) or request.user.is_authenticated


def is_for_one(request, response) -> bool:
    """It gives a cookie, holds a form's token, or its view says so itself."""
    said = response.get("Cache-Control", "")
    token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
    return bool(response.cookies) or token or "private" in said or "no-store" in said


def key_of(request, by: frozenset) -> str | None:
    """Where the page is kept; None for one that is not looked for. A stranger must not fill the
    shelf: an unknown parameter, one given twice and a long one are no part of any key, and
    neither is another way to write the host."""
    if request.method not in {"GET", "HEAD"} or may_be_known(request) or is_elsewhere(request):
        return None
    given = {name: request.GET.getlist(name) for name in request.GET}
    if given.keys() - by or any(len(values) > 1 for values in given.values()):
        return None
    told = sorted((name, value) for name, [value] in given.items() if value)
    if any(len(value) > LONGEST for _, value in told):
        return None
    return shelf.key(
        shelf.GENERATION, request.scheme, request.get_host(), request.path, urlencode(told)
    )


def is_elsewhere(request) -> bool:
    """Whoever asks can write the host in thousands of ways: with capitals, a last dot, any port.
    And a server in front may pass on where they say that the portal begins (`SCRIPT_NAME`):
    `/training/` below `/guidance` is not `/guidance/training/`."""
    host = request.get_host()
    domain, _ = split_domain_port(host)
    plain = {domain, f"{domain}:{urlsplit(settings.SITE_URL).port}"}
    return host not in plain or bool(request.META.get("SCRIPT_NAME"))
