"""Write a record, alone or together. A script saves a heading now and then by its own address and
asks for JSON; the buttons save the whole page."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from portal.access import refuse_unless
from portal.autosave import wants_json

from .. import actions
from ..forms import PartForm
from ..models import Session
from ..parts import save_one
from ..recording import AGENDA, DECISIONS, Recording
from ..refusals import StillEmpty, WordsToChange
from ..rules import may_write
from ..tags import session_tag
from . import reading
from .door import crumbs_of, seen_session

BOTH = "Somebody else wrote here too. Press “Save draft” to see both texts."
LONG = "Not saved: this is too long. Shorten it."
SHARED = "Not saved: {} shared this record. Press “Save draft” to see what to do with your words."
KEPT = "Saved. Only the people of this session can read it."


def show(request, session):
    refuse_unless(may_write(request.user, session))
    if request.method == "POST":
        try:
            return _save(request, session)
        except PermissionDenied:
            return _too_late(request, session)
    return _page(request, session, Recording(session, request.user))


def _page(request, session, page, status=HTTPStatus.OK):
    context = {
        "session": session,
        "page": page,
        "tag": session_tag(session),
        "has_errors": status != HTTPStatus.OK,
        "crumbs": crumbs_of(session, request),
    }
    return render(request, "supervision/record.html", context, status=status)


def _save(request, session):
    page = Recording(session, request.user, request.POST)
    if not page.save_all():
        is_conflict = any(part.kept for part in page.parts)
        status = HTTPStatus.CONFLICT if is_conflict else HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, session, page, status)
    if request.POST.get("do") != "share":
        at = "#agreed" if request.POST.get("do") == "add" else ""
        messages.success(request, KEPT)
        return redirect(session.get_absolute_url() + at)
    return _share(request, session)


def _share(request, session):
    try:
        actions.share(session=session, by=request.user)
    except StillEmpty as refusal:
        messages.error(request, str(refusal))
    except WordsToChange as refusal:
        names = ", ".join(f"“{part.heading}”" for part in refusal.parts)
        messages.error(request, f"It is saved, and not shared yet. Look again at {names}.")
    else:
        messages.success(request, "The record is shared. Everybody who was there is asked.")
    return redirect(session)


@require_POST
def part(request, uuid, code):
    """One heading, the ticks of the agenda, or the tick for decisions."""
    session = seen_session(request, uuid)
    if session.state in (Session.State.PLANNED, *Session.CALLED_OFF):
        raise Http404
    try:
        refuse_unless(session.is_being_written and may_write(request.user, session))
        return _save_part(request, session, code)
    except PermissionDenied:
        return _too_late(request, session)


def _too_late(request, session):
    """Somebody else shared the record, before this page was sent or just now."""
    session = seen_session(request, session.uuid)
    refuse_unless(session.can_be_read and reading.wrote_in(request.user, session))
    if wants_json(request):
        says = SHARED.format(session.shared_by)
        return JsonResponse({"says": says}, status=HTTPStatus.CONFLICT)
    return reading.too_late(request, session)


def _save_part(request, session, code):
    page = Recording(session, request.user, request.POST)
    if code in (AGENDA, DECISIONS):
        page.save_agenda() if code == AGENDA else page.save_decisions()
        return _answer(request, session, {"says": KEPT, "edits": page.known(code)})
    found = next((one for one in page.parts if one.code == code), None)
    if found is None:
        raise Http404
    if save_one(found, page.save_part):
        return _answer(request, session, says_of(found))
    status = HTTPStatus.CONFLICT if found.kept else HTTPStatus.UNPROCESSABLE_ENTITY
    if not wants_json(request):
        return _page(request, session, page, status)
    return JsonResponse({"says": BOTH if found.kept else LONG}, status=status)


def says_of(part) -> dict:
    """What a script is told after a save: when, the counts that the next one carries, and what to
    look at again."""
    at = part.saved.saved_at if part.saved else None
    after = PartForm.of(part.heading, part.saved)
    return {
        "says": render_to_string("supervision/_kept.txt", {"at": at}).strip(),
        "edits": {after[name].html_name: after.initial[name] for name in ("edit", "was")},
        "plain": part.form.warnings(),
    }


def _answer(request, session, told):
    if wants_json(request):
        return JsonResponse(told)
    return redirect(reverse("supervision:session", args=[session.uuid]))
