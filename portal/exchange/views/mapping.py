"""Which statements also answer one of another framework."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from portal.access import get_visible_or_404
from portal.exchange.forms import MapForm
from portal.exchange.frameworks.alike import suggestions
from skills.framework.actions import end_map, map_statement
from skills.framework.models import Statement, StatementMap
from skills.framework.refusals import Refused
from skills.framework.rules import may_map

ASKED = ("statement", "answers")


@require_http_methods(["GET", "HEAD", "POST"])
def maps(request):
    if not may_map(request.user):
        raise Http404
    asked = {name: request.GET[name] for name in ASKED if request.GET.get(name, "").isdigit()}
    form = MapForm(request.POST or None, initial=asked)
    if form.is_valid():
        try:
            map_statement(**form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("answers", str(refused))
        else:
            messages.success(request, "Saved. A level in the first counts for the second too.")
            return redirect("exchange:maps")
    rows = _rows()
    known = {(row["statement"], row["answers"]) for row in rows}
    context = {"form": form, "rows": rows, "suggestions": suggestions(form.statements, known)}
    return render(request, "exchange/frameworks/maps.html", context)


@require_POST
def end(request, uuid):
    end_map(
        statement_map=get_visible_or_404(StatementMap.objects, request.user, uuid=uuid),
        by=request.user,
    )
    messages.success(request, "It counts no more from today.")
    return redirect("exchange:maps")


def _rows() -> list[dict]:
    """Those that count today, each with the newest statement that means the one and the other."""
    current = list(StatementMap.objects.current().select_related("said_by"))
    meanings = {one.meaning for one in current} | {one.answers for one in current}
    found = Statement.objects.filter(meaning__in=meanings).select_related("version__framework")
    newest = {one.meaning: one for one in found.order_by("version__number")}
    return [
        {"map": one, "statement": newest[one.meaning], "answers": newest[one.answers]}
        for one in current
        if one.meaning in newest and one.answers in newest
    ]
