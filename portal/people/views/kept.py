from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_GET, require_POST

from portal.access import get_visible_or_404

from ..models import KeptPost

FIELDS_OF_WORDS = frozenset({"comment", "reason", "reasons", "conditions", "note"})


@require_GET
def kept(request, uuid):
    """What was typed when the session had ended, with a button that sends it again."""
    post = get_visible_or_404(KeptPost.objects, request.user, uuid=uuid)
    written = [
        text
        for name, texts in post.fields.items()
        for text in texts
        if _was_written(name) and text.strip()
    ]
    told = {"post": post, "written": written, "known": _is_known(post.path)}
    return render(request, "people/kept.html", told)


@require_POST
def drop_kept(request, uuid):
    get_visible_or_404(KeptPost.objects, request.user, uuid=uuid).delete()
    return redirect("home:my")


def _was_written(name: str) -> bool:
    """Does the field hold words, and not the choice of a button or a count that the page keeps?"""
    return name.rpartition("-")[2] in FIELDS_OF_WORDS


def _is_known(path: str) -> bool:
    try:
        resolve(path.partition("?")[0])
    except Resolver404:
        return False
    return True
