"""Plan a session or a series, move it, call it off, and write a short note."""

from datetime import time

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import refuse_unless
from portal.calendar import CONTENT_TYPE
from portal.dates import today, working_days_after
from portal.people.models import Employment
from portal.policy.days_off import days_off
from portal.policy.models import Setting

from .. import actions
from ..calendars import as_calendar
from ..due import Due
from ..forms import CallOffForm, GroupForm, MoveForm, PlanForm
from ..models import Agreement
from ..refusals import Refused
from ..rules import is_party, may_call_off, may_carry_out, may_plan_for
from .door import seen_employment, seen_session

FORM = ["GET", "HEAD", "POST"]
TEN = time(10)
ONE = {"times": 1, "every_days": 28}


def _posted(request):
    return request.POST if request.method == "POST" else None


def _crumbs(*more) -> list:
    return [("Supervision", reverse("supervision:mine")), *more]


@require_http_methods(FORM)
def plan(request, uuid):
    """For one person: the next day from how often it is due is offered."""
    employment = seen_employment(request, uuid)
    refuse_unless(may_plan_for(request.user, employment))
    form = PlanForm(_posted(request), initial=_offered(request, employment))
    if form.is_valid():
        kind = form.cleaned_data["kind"]
        if found := _planned(request, form, [employment], kind):
            return redirect(found)
    back = reverse("supervision:person", args=[employment.uuid])
    context = {
        "form": form,
        "whom": employment.user,
        "back": back,
        "crumbs": _crumbs((employment.user.name, back)),
    }
    return render(request, "supervision/plan.html", context)


@require_http_methods(FORM)
def plan_group(request):
    people = Employment.objects.current().supervised_by(request.user).select_related("user")
    people = list(people.order_by("user__name", "pk"))
    refuse_unless(len(people) > 1)
    first = {"day": working_days_after(today(), 5, days_off()), "time": f"{TEN:%H:%M}"} | ONE
    first["minutes"] = Setting.objects.value("supervision.minutes")
    form = GroupForm(_posted(request), initial=first, employments=people)
    if form.is_valid() and (found := _planned(request, form, form.cleaned_data["people"], "group")):
        return redirect(found)
    context = {"form": form, "back": reverse("supervision:mine"), "crumbs": _crumbs()}
    return render(request, "supervision/plan.html", context)


def _offered(request, employment) -> dict:
    """The place and length that the two agreed, and the next day on which it is due."""
    due = Due([employment])
    agreed = Agreement.objects.in_force().filter(employment=employment, supervisor=request.user)
    said = agreed.first()
    return {
        "day": due.proposed(employment),
        "time": f"{TEN:%H:%M}",
        "minutes": said.minutes if said else Setting.objects.value("supervision.minutes"),
        "place": said.place if said else "",
        "every_days": due.every_days(employment),
        "times": 1,
    }


def _planned(request, form, employments, kind):
    """The address to go to; None where it was refused, with the reason in the form."""
    asked = {"employments": employments, "kind": kind, "by": request.user} | form.when()
    series = form.series()
    try:
        if series["times"] > 1:
            sessions = actions.plan_series(**asked, **series)
        else:
            sessions = [actions.plan(**asked)]
    except Refused as refusal:
        form.add_error("day", str(refusal))
        return None
    many = f"{len(sessions)} sessions are planned." if len(sessions) > 1 else "It is planned."
    messages.success(request, f"{many} Everybody who comes is told.")
    return sessions[0].get_absolute_url()


@require_http_methods(FORM)
def move(request, uuid):
    session = seen_session(request, uuid)
    refuse_unless(may_carry_out(request.user, session) and session.is_planned)
    form = MoveForm(_posted(request), initial=MoveForm.starting_from(session))
    if form.is_valid():
        try:
            actions.move(session=session, by=request.user, **form.when())
        except Refused as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, "It is changed. Everybody who comes is told.")
            return redirect(session)
    context = {"form": form, "session": session, "crumbs": _crumbs((_day(session), _at(session)))}
    return render(request, "supervision/move.html", context)


@require_http_methods(FORM)
def call_off(request, uuid):
    session = seen_session(request, uuid)
    if session.was_called_off and is_party(request.user, session):
        return redirect(session)
    refuse_unless(may_call_off(request.user, session))
    form = CallOffForm(_posted(request))
    if form.is_valid():
        try:
            actions.call_off(session=session, by=request.user, **form.content())
        except Refused as refusal:
            form.add_error("state", str(refusal))
        else:
            messages.success(request, "It is noted. Plan the next one soon.")
            return redirect(session)
    context = {"form": form, "session": session, "crumbs": _crumbs((_day(session), _at(session)))}
    return render(request, "supervision/call_off.html", context)


@require_POST
def note(request, uuid):
    """Begin a dated note of a short conversation."""
    employment = seen_employment(request, uuid)
    session = actions.note_short(employment=employment, by=request.user)
    return redirect(session)


@require_safe
def calendar(request, uuid):
    """A file for one’s own calendar; only the people of the session have the place and link."""
    session = seen_session(request, uuid)
    refuse_unless(is_party(request.user, session))
    answer = HttpResponse(as_calendar([session]), CONTENT_TYPE)
    answer.headers["Content-Disposition"] = 'attachment; filename="supervision.ics"'
    return answer


def _day(session) -> str:
    return f"{session.happens_on:%A} {session.happens_on.day} {session.happens_on:%B}"


def _at(session) -> str:
    return session.get_absolute_url()
