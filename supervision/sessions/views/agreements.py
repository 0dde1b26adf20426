"""An agreement: begin, write, offer, say yes, take back, and begin anew."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from portal.access import get_visible_or_404, refuse_unless
from portal.autosave import wants_json
from portal.people.models import User
from portal.people.rules import is_same_person

from .. import actions
from ..agreeing import Writing
from ..models import Agreement
from ..parts import save_one
from ..refusals import NothingSaid, WordsToChange
from ..rules import (
    is_party_to,
    may_agree,
    may_begin_agreement,
    may_take_back_agreement,
    may_write_agreement,
)
from ..typed import typed_in_agreement
from .door import seen_employment
from .recording import BOTH, LONG, says_of


def _seen(request, uuid) -> Agreement:
    rows = Agreement.objects.with_people().prefetch_related("words__by")
    return get_visible_or_404(rows, request.user, uuid=uuid)


@require_POST
def begin(request, uuid):
    """With the supervisor who asks or, where the practitioner does, with the one who is named."""
    employment = seen_employment(request, uuid)
    supervisor = request.user
    if is_same_person(request.user, employment.user):
        wanted = request.POST.get("supervisor", "")
        lines = employment.supervision_lines.current()
        people = User.objects.filter(pk__in=lines.values("supervisor"))
        supervisor = next((one for one in people if str(one.uuid) == wanted), None)
        if supervisor is None:
            raise Http404
    refuse_unless(may_begin_agreement(request.user, employment, supervisor))
    asked = {"employment": employment, "supervisor": supervisor, "by": request.user}
    return redirect(actions.begin_agreement(**asked))


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request, uuid):
    found = _seen(request, uuid)
    if request.method == "POST":
        refuse_unless(is_party_to(request.user, found))
        do = request.POST.get("do")
        if do == "agree":
            return _do(request, found, actions.agree, "You said yes.")
        if do == "take_back":
            return _do(request, found, actions.take_back, "It is taken back.")
        try:
            refuse_unless(may_write_agreement(request.user, found))
            return _save(request, found)
        except PermissionDenied:
            return _too_late(request, found)
    if may_write_agreement(request.user, found):
        return _write(request, found, Writing(found, request.user))
    actions.note_reading(looked_at=found, by=request.user)
    return render(request, "supervision/agreement.html", _context(request, found))


def _too_late(request, found):
    """It was sent or thrown away while they wrote: what they typed is given back."""
    found = _seen(request, found.uuid)
    is_of_page = any(name.endswith("-text") for name in request.POST)
    refuse_unless(is_of_page and not found.is_draft and is_party_to(request.user, found))
    says = f"{found.offered_by} sent this agreement while you wrote."
    if found.state == Agreement.State.WITHDRAWN:
        says = "This agreement was taken back while you wrote."
    if wants_json(request):
        told = {"says": f"{says} Press “Save draft” to see what to do with your words."}
        return JsonResponse(told, status=HTTPStatus.CONFLICT)
    typed = typed_in_agreement(found, request.POST)
    if not typed:
        messages.info(request, says)
        return redirect(found)
    context = _context(request, found) | {"typed": typed, "says": says}
    return render(request, "supervision/agreement.html", context, status=HTTPStatus.CONFLICT)


def _do(request, found, action, says):
    action(agreement=found, by=request.user)
    messages.success(request, says)
    return redirect(found)


def _context(request, found) -> dict:
    viewer = request.user
    before = Agreement.objects.visible_to(viewer).filter(
        employment=found.employment_id, supervisor=found.supervisor_id
    )
    before = before.filter(state__in=["agreed", "ended"]).exclude(pk=found.pk)
    said = {word.by_id for word in found.words.all()}
    return {
        "agreement": found,
        "parts": [one for one in found.parts.select_related("heading") if one.text],
        "words": list(found.words.all()),
        "waits_for": [one for one in found.people if one.pk not in said],
        "before": list(before.with_people()),
        "may_agree": may_agree(viewer, found),
        "may_take_back": may_take_back_agreement(viewer, found),
        "may_begin": found.is_in_force
        and may_begin_agreement(viewer, found.employment, found.supervisor),
        "crumbs": [("Supervision", reverse("supervision:mine"))],
    }


def _write(request, found, page, status=HTTPStatus.OK):
    context = {
        "agreement": found,
        "page": page,
        "form": page.terms,
        "has_errors": status != HTTPStatus.OK,
        "crumbs": [("Supervision", reverse("supervision:mine"))],
    }
    return render(request, "supervision/agreement_write.html", context, status=status)


def _save(request, found):
    page = Writing(found, request.user, request.POST)
    if not page.save_all():
        is_conflict = any(part.kept for part in page.parts)
        status = HTTPStatus.CONFLICT if is_conflict else HTTPStatus.UNPROCESSABLE_ENTITY
        return _write(request, found, page, status)
    if request.POST.get("do") != "offer":
        messages.success(request, "Saved. Only the people of this agreement can read it.")
        return redirect(found)
    try:
        actions.offer(agreement=found, by=request.user)
    except WordsToChange as refusal:
        names = ", ".join(f"“{part.heading}”" for part in refusal.parts)
        messages.error(request, f"It is saved, and not sent yet. Look again at {names}.")
    except NothingSaid as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "You said yes. The others are asked to read it.")
    return redirect(found)


@require_POST
def part(request, uuid, code):
    """One heading, as a script saves it."""
    found = _seen(request, uuid)
    try:
        refuse_unless(may_write_agreement(request.user, found))
        return _save_part(request, found, code)
    except PermissionDenied:
        return _too_late(request, found)


def _save_part(request, found, code):
    page = Writing(found, request.user, request.POST)
    one = next((one for one in page.parts if one.code == code), None)
    if one is None:
        raise Http404
    is_saved = save_one(one, page.save_part)
    if not wants_json(request):
        if not is_saved:
            return _write(request, found, page, HTTPStatus.CONFLICT)
        return redirect(found)
    if is_saved:
        return JsonResponse(says_of(one))
    status = HTTPStatus.CONFLICT if one.kept else HTTPStatus.UNPROCESSABLE_ENTITY
    return JsonResponse({"says": BOTH if one.kept else LONG}, status=status)
