"""A session’s own page: what it shows and takes follows from the state that it is in."""

from http import HTTPStatus

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.access import refuse_unless
from portal.dates import today

from .. import actions, agenda
from ..forms import PointForm
from ..models import AgreedAction
from ..refusals import Refused
from ..rules import holds_session, is_party, may_call_off, may_carry_out, may_write
from ..tags import session_tag
from ..typed import typed_in_record
from . import reading, recording
from .door import crumbs_of, seen_session


@require_http_methods(["GET", "HEAD", "POST"])
def session(request, uuid):
    found = seen_session(request, uuid)
    answer = _answer(request, found)
    if answer.status_code != HTTPStatus.FOUND:
        actions.note_reading(looked_at=found, by=request.user)
    return answer


def _answer(request, found):
    if found.is_being_written:
        return _being_written(request, found)
    if found.can_be_read:
        return reading.show(request, found)
    if found.is_planned:
        return _planned(request, found)
    return _called_off(request, found)


def _being_written(request, session):
    """What is sent from the page of before the record was begun counts too."""
    if request.POST.get("do") in ("hold", "point"):
        return _planned(request, session)
    if may_write(request.user, session) or request.method == "POST":
        return recording.show(request, session)
    context = {"session": session, "tag": session_tag(session)}
    context["crumbs"] = crumbs_of(session, request)
    return render(request, "supervision/being_written.html", context)


def _called_off(request, session):
    typed = typed_in_record(session, request.POST) if request.POST else []
    own = is_party(request.user, session) or holds_session(request.user, session)
    refuse_unless(request.method != "POST" or bool(typed and own))
    context = {"session": session, "tag": session_tag(session), "typed": typed}
    context["crumbs"] = crumbs_of(session, request)
    status = HTTPStatus.CONFLICT if typed else HTTPStatus.OK
    return render(request, "supervision/called_off.html", context, status=status)


def _planned(request, session):
    viewer = request.user
    form = PointForm(request.POST if request.POST.get("do") == "point" else None)
    if request.method == "POST":
        refuse_unless(may_write(viewer, session))
        if request.POST.get("do") == "hold":
            return _hold(request, session)
        if form.is_valid():
            asked = {"text": form.cleaned_data["text"], "declared": form.declared}
            actions.add_point(session=session, by=viewer, **asked)
            messages.success(request, "It is on the agenda.")
            return redirect(reverse("supervision:session", args=[session.uuid]) + "#agenda")
    jobs = [one.employment_id for one in session.attendees.all()]
    open_actions = AgreedAction.objects.visible_to(viewer).open().filter(employment__in=jobs)
    context = {
        "session": session,
        "form": form,
        "points": list(session.points.select_related("by")),
        "offered": agenda.offered_for(session, viewer) if may_write(viewer, session) else [],
        "actions": list(open_actions.with_owner().select_related("employment__user")),
        "may_write": may_write(viewer, session),
        "may_carry_out": may_carry_out(viewer, session),
        "may_call_off": may_call_off(viewer, session),
        "is_party": is_party(viewer, session),
        "is_its_day": session.happens_on <= today(),
        "tag": session_tag(session),
        "crumbs": crumbs_of(session, request),
    }
    return render(request, "supervision/planned.html", context)


def _hold(request, session):
    """Open the record. In a group those who are not ticked did not come."""
    there = set(request.POST.getlist("there"))
    away = [one for one in session.attendees.all() if str(one.pk) not in there]
    try:
        actions.hold(session=session, away=away if session.is_group else (), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(session)
