from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_GET, require_POST

from portal.access import get_visible_or_404

from .models import KeptPost


@require_GET
def kept(request, uuid):
    """What was typed when the session had ended, with a button that sends it again."""
    post = get_visible_or_404(KeptPost.objects, request.user, uuid=uuid)
    return render(request, "people/kept.html", {"post": post, "known": _is_known(post.path)})


@require_POST
def drop_kept(request, uuid):
    get_visible_or_404(KeptPost.objects, request.user, uuid=uuid).delete()
    return redirect("home:my")


def _is_known(path: str) -> bool:
    try:
        resolve(path.partition("?")[0])
    except Resolver404:
        return False
    return True
