"""One statement a page. A script saves now and then by the same POST and asks for JSON."""

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from portal.access import get_held_or_404, refuse_unless
from portal.autosave import wants_json

from .. import actions, evidence
from ..forms import AnswerForm
from ..models import SelfRating
from ..refusals import Stale
from ..rules import may_change
from .door import own_draft
from .statement import StatementPage

LOOK = "Saved. Look at your note again: some words in it may point to a family."


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, uuid, code):
    if request.method == "POST":
        return _save(request, uuid, code)
    page = _page(request, uuid, code)
    template = "assessments/answer.html" if page.is_open else "assessments/answer_read.html"
    return render(request, template, page.context(page.row()))


def _page(request, uuid, code) -> StatementPage:
    page = StatementPage.of(own_draft(request, uuid), code)
    if page is None:
        raise Http404
    return page


def _save(request, uuid, code):
    """One read and one write, whatever there is beside it. `prefix` is the statement's code where
    the form is one of an area's page."""
    prefix = code if request.POST.get("prefix") == code else None
    typed = _typed(request, uuid, code, prefix)
    asked = {"assessment__uuid": uuid, "statement__code": code}
    kept = saved = None
    with transaction.atomic():
        rating = get_held_or_404(SelfRating.objects.held(), request.user, **asked)
        form = AnswerForm.of(rating, typed, prefix=prefix)
        refuse_unless(may_change(request.user, rating.assessment, rating))
        if form.is_valid():
            try:
                saved = actions.save_answer(rating=rating, by=request.user, **form.content())
            except Stale as refusal:
                kept = refusal.kept
    if saved is None:
        return _not_saved(request, uuid, code, form, kept)
    return _saved(request, uuid, code, form, saved)


def _typed(request, uuid, code, prefix):
    """What was sent, with the answer of last time where that is what was pressed."""
    if "same" not in request.POST or wants_json(request):
        return request.POST
    typed = request.POST.copy()
    if same := _page(request, uuid, code).row().same:
        typed["level" if prefix is None else f"{prefix}-level"] = same
    return typed


def _saved(request, uuid, code, form, rating):
    if wants_json(request):
        says = render_to_string("assessments/_saved.txt", {"at": rating.saved_at}).strip()
        edits = {form["edit"].html_name: rating.edit}
        return JsonResponse({"edits": edits, "says": says, "plain": form.warnings()})
    page = _page(request, uuid, code)
    if rating.points_to_family and not form.was_warned:
        messages.info(request, LOOK)
        return redirect(page.address_of(page.line))
    if to := evidence.wanted(page.draft.assessment, request.POST, request.user):
        return redirect(to)
    if "stop" in request.POST:
        messages.success(request, "Saved. Carry on whenever you like.")
        return redirect(page.draft.assessment)
    return redirect(page.next_address())


def _not_saved(request, uuid, code, form, kept):
    """After a save elsewhere both texts are on one page: what was typed here, ready to save, and
    what was saved there."""
    status = HTTPStatus.CONFLICT if kept else HTTPStatus.OK
    if wants_json(request):
        says = "You changed this somewhere else. Save here to see both."
        if not kept:
            says, status = "Not saved yet. There is something to change.", 422
        return JsonResponse({"says": says}, status=status)
    page = _page(request, uuid, code)
    typed = {name: form[name].value() for name in form.fields}
    row = page.row({**request.POST.dict(), **typed, **({"edit": kept.edit} if kept else {})}, kept)
    return render(request, "assessments/answer.html", page.context(row), status=status)
