"""One framework file: look what it would do, choose, apply or drop."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from portal.access import get_visible_or_404
from portal.exchange.actions import NotNow, apply_framework, choose, drop_framework
from portal.exchange.forms import ApplyFrameworkForm, ChooseForm
from portal.exchange.frameworks.carrying_out import depth_of, plan_of, read_file
from portal.exchange.frameworks.forest import Forest
from portal.exchange.frameworks.plan import (
    ADDED,
    CHANGED,
    MISSING,
    MOVED,
    OUTCOMES,
    REFUSED,
    SAME,
)
from portal.exchange.models import FrameworkFile

State = FrameworkFile.State
PAGE = 50
USUAL = 2  # areas and statements
HEADINGS = {
    REFUSED: "Left out: something needs mending",
    ADDED: "What is added",
    CHANGED: "What changes",
    MOVED: "What stands in another place",
    MISSING: "What is not in the file",
}
SHORT = {
    REFUSED: "to mend",
    ADDED: "added",
    CHANGED: "changed",
    MOVED: "in another place",
    MISSING: "not in the file",
}


@require_safe
def file(request, uuid):
    framework_file = _visible(request, uuid)
    if framework_file.state == State.APPLYING:
        return render(request, "exchange/frameworks/working.html", {"file": framework_file})
    if framework_file.state != State.SENT:
        return render(request, "exchange/frameworks/over.html", {"file": framework_file})
    return render(request, "exchange/frameworks/preview.html", _preview(request, framework_file))


@require_POST
def choose_depth(request, uuid):
    framework_file = _visible(request, uuid)
    if framework_file.state != State.SENT:
        return redirect(framework_file)
    found = read_file(framework_file)
    form = ChooseForm(request.POST, forest=found if isinstance(found, Forest) else None)
    if form.is_valid():
        said = {"depth": None, **form.cleaned_data}
        return _done(request, framework_file, choose, **said)
    context = {**_preview(request, framework_file, found), "choose_form": form}
    return render(request, "exchange/frameworks/preview.html", context)


@require_POST
def apply(request, uuid):
    framework_file = _visible(request, uuid)
    if framework_file.state != State.SENT:
        return redirect(framework_file)
    found = read_file(framework_file)
    plan = plan_of(framework_file, found, request.user)
    form = ApplyFrameworkForm(request.POST, refused=plan.counts[REFUSED])
    if not form.is_valid():
        context = {**_preview(request, framework_file, found, plan), "form": form}
        return render(request, "exchange/frameworks/preview.html", context)
    if form.cleaned_data["seen"] != plan.digest:
        messages.info(request, "Something changed here since you looked. Look again, then apply.")
        return redirect(framework_file)
    said = {"seen": plan.digest, "lines": len(plan.lines)}
    return _done(request, framework_file, apply_framework, **said)


@require_POST
def drop(request, uuid):
    return _done(request, _visible(request, uuid), drop_framework)


def _visible(request, uuid) -> FrameworkFile:
    files = FrameworkFile.objects.select_related("framework", "version", "added_by", "applied_by")
    return get_visible_or_404(files, request.user, uuid=uuid)


def _done(request, framework_file, action, **said):
    try:
        action(framework_file=framework_file, by=request.user, **said)
    except NotNow as fault:
        messages.info(request, str(fault))
    return redirect(framework_file)


def _preview(request, framework_file, found=None, plan=None) -> dict:
    found = found or read_file(framework_file)
    plan = plan or plan_of(framework_file, found, request.user)
    counts = plan.counts
    there = [outcome for outcome in OUTCOMES if counts[outcome]]
    show = request.GET.get("show")
    show = show if show in there else next(iter(there), None)
    rows = _lost(plan) * (show == REFUSED) + plan.of(show)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    depth = depth_of(framework_file, found)
    initial = {"depth": depth, "take_out": framework_file.take_out}
    return {
        "file": framework_file,
        "base": plan.here.version,
        "notes": plan.notes,
        "tabs": [(one, counts[one], SHORT[one], one == show) for one in there],
        "heading": HEADINGS.get(show, ""),
        "page": page,
        "query": f"show={show}" if show else "",
        "same": counts[SAME],
        "depth": depth,
        "is_deep": bool(depth) and found.deepest > USUAL,
        "changes": plan.changes,
        "refused": counts[REFUSED],
        "form": ApplyFrameworkForm(refused=counts[REFUSED], initial={"seen": plan.digest}),
        "choose_form": ChooseForm(forest=found if depth else None, initial=initial),
    }


def _lost(plan) -> list[dict]:
    """Rows that have no place in the tree, as lines of the page."""
    return [
        {"where": fault.where, "who": fault.column, "says": [fault.says]} for fault in plan.lost
    ]
