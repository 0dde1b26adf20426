"""What can be done to a job: each change by itself, what is planned, and what was done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import get_visible_or_404, refuse_unless
from portal.changes import actions
from portal.changes.forms import FORMS
from portal.changes.models import Change
from portal.changes.plan import Refused
from portal.changes.plans.open_things import lines_given
from portal.changes.querysets import KnownJobs
from portal.changes.rules import may_change
from portal.dates import on_day, today
from portal.people.models import Employment
from portal.people.telling_apart import label_in

from .previewing import walk
from .words import WORDS

SHOWN = 20


def _job(request, uuid):
    jobs = KnownJobs(Employment).select_related("user", "organisation")
    employment = get_visible_or_404(jobs, request.user, uuid=uuid)
    refuse_unless(may_change(request.user, employment))
    return employment


def _about(employment) -> dict:
    return {
        "employment": employment,
        "kicker": f"{label_in(employment)}, {employment.organisation}",
        "home": reverse("changes:job", args=[employment.uuid]),
    }


@require_safe
def job(request, uuid):
    """One job, and what can be changed about it."""
    employment = _job(request, uuid)
    changes = employment.changes.select_related("planned_by").newest_first()
    lines = employment.supervision_lines.current().select_related("supervisor")
    context = _about(employment) | {
        "post": employment.post_on(today()),
        "lines": lines,
        "has_manager": any(line.kind == "line" for line in lines),
        "away": employment.absences.current().first(),
        "planned": [one for one in changes if one.state == Change.State.PLANNED],
        "made": [one for one in changes if one.state == Change.State.MADE][:SHOWN],
        "choices": [(kind, WORDS[kind]) for kind in _kinds(employment)],
        "over": employment.ends is not None and employment.ends <= today(),
    }
    return render(request, "changes/job.html", context)


def _kinds(employment) -> list[str]:
    """Which changes are on offer: nobody comes back who is not away."""
    if employment.ends is not None and employment.ends <= today():
        return []
    kinds = Change.Kind
    is_away = employment.absences.current().exists()
    return [kinds.MOVE, kinds.SUPERVISOR, kinds.RETURN if is_away else kinds.AWAY, kinds.LEAVE]


@require_http_methods(["GET", "HEAD", "POST"])
def change(request, uuid, kind):
    employment = _job(request, uuid)
    more = {}
    if kind == Change.Kind.LEAVE:
        more["lines"] = lines_given(employment.user, today(), employment.organisation)
    data = request.POST if request.method == "POST" else None
    form = FORMS[kind](data, viewer=request.user, employment=employment, **more)
    answer = walk(request, form, WORDS[kind], context=_about(employment))
    if isinstance(answer, HttpResponse):
        return answer
    messages.success(request, _said(answer))
    return redirect("changes:job", employment.uuid)


def _said(change) -> str:
    words = WORDS[change.kind]["done"].format(change.employment.user)
    if change.state == Change.State.PLANNED:
        return f"{words} This is planned for {on_day(change.on_day)}. You can cancel it until then."
    return words


@require_POST
def cancel(request, uuid):
    planned = get_visible_or_404(Change.objects, request.user, uuid=uuid)
    try:
        actions.cancel(change=planned, by=request.user)
        messages.success(request, "Cancelled. Nothing changes on that day.")
    except Refused as refused:
        messages.info(request, str(refused))
    return redirect("changes:job", planned.employment.uuid)
