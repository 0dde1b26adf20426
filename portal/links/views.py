from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .models import Link
from .purposes import Purpose, Redisplay, purpose_named
from .tokens import uuid_in


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request, token):
    """Show what a link is for; then, on POST, do it. It is no secret that it was followed, so it
    asks for no session: the token is what lets one in."""
    uuid = uuid_in(token)
    link = Link.objects.filter(uuid=uuid).first() if uuid else None
    purpose = purpose_named(link.purpose) if link else None
    if purpose is None:
        response = render(request, "links/unknown.html", status=HTTPStatus.NOT_FOUND)
    elif request.method == "POST":
        response = _act(request, link, purpose)
    else:
        response = _show(request, link, purpose)
    # The policy on referrers is the site's own, "same-origin": with none at all a browser would not
    # say where a form was posted from, and the post would be refused.
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _show(request: HttpRequest, link: Link, purpose: Purpose) -> HttpResponse:
    if link.is_open:
        return purpose.show(request, link)
    if link.used_at and purpose.done:
        return purpose.done(request, link)
    return _stale(request, link)


def _act(request: HttpRequest, link: Link, purpose: Purpose) -> HttpResponse:
    with transaction.atomic():
        link = Link.objects.select_for_update(of=("self",)).get(pk=link.pk)
        if not link.is_open:
            return _stale(request, link)
        answer = purpose.act(request, link)
        if isinstance(answer, Redisplay):
            transaction.set_rollback(True)
            return answer.response
        return answer


def _stale(request: HttpRequest, link: Link) -> HttpResponse:
    return render(request, "links/stale.html", {"link": link}, status=HTTPStatus.GONE)
