"""Past training from a file: sending one, what it would do, and applying it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import get_visible_or_404, refuse_unless
from portal.exchange.actions import (
    NotNow,
    apply_past,
    ask_past,
    check_past,
    drop_past,
    is_stuck,
    send_past,
)
from portal.exchange.forms.past import ApplyPastForm, SendPastForm
from portal.exchange.people.progress import progress_of
from portal.exchange.querysets import organisations_with_past
from portal.exchange.rules import may_apply_past, may_send_past
from portal.exchange.training.columns import HEADER, HOW
from portal.files.sheets import Sheet, csv_response, workbook_response
from portal.people.sensitive import asked_again
from skills.training.models import PastFile, PastLine

State, Outcome = PastFile.State, PastLine.Outcome
BUSY = {State.CHECKING, State.APPLYING}
PAGE, SHOWN = 50, 20
# What stands first is to be looked at first.
SHORT = {
    Outcome.REFUSED: "to mend",
    Outcome.PERSON: "with a person who is not found",
    Outcome.COURSE: "with a course that is not ours",
    Outcome.NEW: "new",
    Outcome.THERE: "already there",
}
LEFT_OUT = (Outcome.REFUSED, Outcome.PERSON, Outcome.COURSE)
TRAINING = [("Training", "/training/")]


@require_http_methods(["GET", "HEAD", "POST"])
def files(request):
    organisations = _organisations_or_404(request.user)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SendPastForm(*sent, organisations=organisations)
    if form.is_valid():
        return _sent(request, form)
    found = PastFile.objects.visible_to(request.user).select_related("organisation", "added_by")
    if organisations is not None:
        found = found.filter(organisation__in=organisations)
    context = {
        "form": form,
        "asked": found.asked() if organisations is None else (),
        "files": found.defer("counts")[:SHOWN],
        "crumbs": TRAINING,
    }
    return render(request, "exchange/training/files.html", context)


def _sent(request, form):
    name, table = form.cleaned_data["file"]
    organisation = form.cleaned_data.get("organisation")
    past_file = send_past(organisation=organisation, name=name, table=table, by=request.user)
    if table.left_out:
        others = ", ".join(f"“{sheet}”" for sheet in table.left_out)
        messages.info(request, f"Only the first sheet was read. Not read: {others}.")
    return redirect("exchange:past_file", past_file.uuid)


@require_safe
def template(request, ending):
    """An empty file with our column names."""
    _organisations_or_404(request.user)
    if ending == "csv":
        return csv_response("past training", HEADER, [])
    if ending == "xlsx":
        how = Sheet("What goes where", ["Column", "What"], HOW)
        return workbook_response("past training", [Sheet("Past training", HEADER, []), how])
    raise Http404


@require_safe
def file(request, uuid):
    past_file = _visible(request, uuid)
    if past_file.state in BUSY and not is_stuck(past_file):
        return render(request, "exchange/training/working.html", _working(past_file))
    if past_file.state in {State.APPLIED, State.DROPPED}:
        return render(request, "exchange/training/over.html", {"file": past_file})
    return render(request, "exchange/training/preview.html", _preview(request, past_file))


@require_POST
def check(request, uuid):
    return _done(request, _visible(request, uuid), check_past)


@require_POST
def ask(request, uuid):
    return _done(request, _visible(request, uuid), ask_past)


@require_POST
@asked_again
def apply(request, uuid):
    past_file = _visible(request, uuid)
    refuse_unless(may_apply_past(request.user))
    return _done(request, past_file, apply_past, seen=request.POST.get("seen", ""))


@require_POST
def drop(request, uuid):
    return _done(request, _visible(request, uuid), drop_past)


def _organisations_or_404(viewer):
    """None for the training team, who send for anybody."""
    if may_apply_past(viewer):
        return None
    found = organisations_with_past(viewer)
    if not found:
        raise Http404
    return found


def _visible(request, uuid) -> PastFile:
    found = PastFile.objects.select_related("organisation", "added_by", "applied_by")
    past_file = get_visible_or_404(found, request.user, uuid=uuid)
    if not may_send_past(request.user, past_file.organisation):
        raise Http404
    return past_file


def _done(request, past_file, action, **said):
    try:
        action(past_file=past_file, by=request.user, **said)
    except NotNow as fault:
        messages.info(request, str(fault))
    return redirect("exchange:past_file", past_file.uuid)


def _working(past_file) -> dict:
    return {
        "file": past_file,
        "doing": "Putting it on record",
        "progress": progress_of(past_file.uuid),
        "all_files": reverse("exchange:past_files"),
    }


def _preview(request, past_file) -> dict:
    counts = past_file.counts
    there = [outcome for outcome in SHORT if counts.get(outcome)]
    show = request.GET.get("show")
    show = show if show in there else next(iter(there), None)
    lines = past_file.lines.filter(outcome=show).order_by("number", "id")
    applies = may_apply_past(request.user)
    return {
        "file": past_file,
        "tabs": [(one.value, counts[one], SHORT[one], one == show) for one in there],
        "heading": Outcome(show).label if show else "",
        "page": Paginator(lines, PAGE).get_page(request.GET.get("page")),
        "query": f"show={show}" if show else "",
        "new": counts.get(Outcome.NEW, 0),
        "left_out": sum(counts.get(one, 0) for one in LEFT_OUT),
        "applies": applies,
        "asks": not applies and past_file.state == State.CHECKED,
        "form": ApplyPastForm(initial={"seen": past_file.digest}),
        "crumbs": [*TRAINING, ("Past records", "/training/files/")],
    }
