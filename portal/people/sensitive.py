"""Actions that ask again who is there: signing, granting, merging, opening another's records.

What was sent waits in the session while the person gives a password, a key or a code. Then they are
sent back to the same address, and what waited is done there, once.
"""

import time
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.http import url_has_allowed_host_and_scheme

from .kept import fits, keep

# What shows that the person is at the keyboard. The council's own sign-in is not among them: it may
# let somebody through who typed nothing.
PROOFS = {"password", "password_reset", "mfa", "code"}
# Where allauth looks for what to do next, once the person has shown who they are.
NEXT = "account_reauthentication_state"
DONE = "portal.people.sensitive.send_back"
WAITING = "people_suspended_post"
# Seconds in which the browser follows where it is sent back to. A later visit is only a visit.
AT_ONCE = 60


def asked_again(view):
    """A POST to this view needs a password, a key or a code given in the last 15 minutes. What was
    sent waits, and is done once the person has shown who they are. Files are not kept meanwhile:
    who sent one is told to choose it again."""

    @wraps(view)
    def asking(request, *args, **kwargs):
        if request.method == "POST" and not was_just_asked(request):
            return _ask(request)
        return view(request, *args, **kwargs)

    return asking


def asked_first(view):
    """As `asked_again`, and already before the page is shown."""

    @wraps(view)
    def asking(request, *args, **kwargs):
        if not was_just_asked(request):
            return _ask(request)
        return view(request, *args, **kwargs)

    return asking


def was_just_asked(request) -> bool:
    records = get_authentication_records(request, request.user)
    shown = [record["at"] for record in records if record["method"] in PROOFS]
    return bool(shown) and time.time() - shown[-1] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def _ask(request):
    state = {"user": request.user.pk, "at": time.time(), "path": request.get_full_path()}
    if request.method == "POST":
        state["post"] = request.POST.urlencode()
        if request.FILES:
            state["page"] = _page(request)
    request.session[NEXT] = {"callback": DONE, "state": state}
    return redirect(get_adapter().get_reauthentication_methods(request.user)[0]["url"])


def _page(request) -> str:
    """Where the form with the file was: the page that sent it."""
    came_from = request.META.get("HTTP_REFERER", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()})
    return came_from if came_from and ours else settings.LOGIN_REDIRECT_URL


def send_back(request, state):
    """Called by allauth once the person has shown who they are: to the address that they came from,
    where what was sent is done."""
    if state["user"] != request.user.pk or _is_old(state):
        return redirect(settings.LOGIN_REDIRECT_URL)
    if "page" in state:
        _keep_words(request.user, state)
        messages.info(request, "Thank you. Now choose the file again: we did not keep it.")
        return redirect(state["page"])
    if "post" in state:
        request.session[WAITING] = state | {"at": time.time()}
    return redirect(state["path"])


def _keep_words(user, state) -> None:
    fields = dict(QueryDict(state["post"]).lists())
    fields.pop("csrfmiddlewaretoken", None)
    if fields and fits(state["path"], fields):
        keep(user=user, path=state["path"], fields=fields)


def _is_old(state) -> bool:
    return time.time() - state["at"] > settings.KEPT_POST_MINUTES * 60


class SuspendedPostMiddleware:
    """Does at its own address, and once, what waited until the person had shown who they are. It is
    left in the session by `send_back` alone, after the token of its own form was looked at."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method == "GET" and settings.SESSION_COOKIE_NAME in request.COOKIES:
            self.take_up(request)
        return self.get_response(request)

    def take_up(self, request):
        state = request.session.get(WAITING)
        if state is None or state["path"] != request.get_full_path():
            return
        del request.session[WAITING]
        is_meant = time.time() - state["at"] < AT_ONCE and state["user"] == request.user.pk
        if is_meant and was_just_asked(request):
            request.method = "POST"
            request.POST = QueryDict(state["post"], encoding=request.encoding)
            request._files = MultiValueDict()
            request._dont_enforce_csrf_checks = True
