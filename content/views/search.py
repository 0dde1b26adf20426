from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ..search.finding import Question, find
from ..search.indexing import version_in_force
from ..search.misses import count_miss
from ..search.near import near
from ..search.showing import grouped

MOST = 100  # of one kind


@login_not_required
@require_safe
def results(request):
    """`?q=` finds pages, statements, terms and courses; `?in=` shows more of one kind. What
    somebody looked for is theirs: no cache keeps it."""
    question = Question.of(request.GET.get("q", ""))
    only = request.GET.get("in", "")
    context = {"question": question, "crumbs": [("Home", "/"), ("Search", request.path)]}
    if question.asked:
        context |= _found(question, only, counts=request.method == "GET")
    response = render(request, "search/results.html", context)
    patch_cache_control(response, private=True, no_store=True)
    return response


def _found(question, only, *, counts) -> dict:
    version = version_in_force()
    found, has_all = find(question, version)
    only = only if any(each.kind == only for each in found) else ""
    context = {
        "groups": grouped(question, found, only=only, most=MOST),
        "count": len(found),
        "has_all": has_all,
        "only": only,
    }
    if not found or not has_all:
        context["meant"] = near(question, version)
    if counts and not found:
        count_miss(question)
    return context
