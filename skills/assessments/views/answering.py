"""One statement a page, then the check of all answers, then off to the supervisor."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import refuse_unless
from skills.framework.models import LevelDescriptor

from .. import actions, evidence
from ..models import Assessment
from ..refusals import NoSupervisor, Stale, Unanswered, UnfinishedEvidence, WordsToChange
from ..reviewers import reviewer_of
from ..rounds import drafted, lines_of, must_answer, must_reword
from ..rules import may_answer, may_change
from .door import own_round, wants_json
from .statement import StatementPage

LOOK = "Saved. Look at your note again: some words in it may point to a family."


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, uuid, code):
    """A statement with its described levels. A script saves now and then by the same POST and asks
    for JSON."""
    page = StatementPage.of(own_round(request, uuid), code)
    if page is None:
        raise Http404
    is_open = may_change(request.user, page.assessment, page.line.said)
    if request.method != "POST":
        template = "assessments/answer.html" if is_open else "assessments/answer_read.html"
        return render(request, template, page.context(page.form()))
    refuse_unless(is_open)
    form = page.form(request.POST)
    return _save(request, page, form)


def _save(request, page, form):
    if form.is_valid():
        try:
            rating = actions.save_answer(
                rating=page.line.said,
                by=request.user,
                **form.content(),
            )
        except Stale as refusal:
            return _conflict(request, page, refusal.kept)
        else:
            return _saved(request, page, form, rating)
    if wants_json(request):
        return JsonResponse({"says": "Not saved yet. There is something to change."}, status=422)
    return render(request, "assessments/answer.html", page.context(form))


def _saved(request, page, form, rating):
    if wants_json(request):
        says = render_to_string("assessments/_saved.txt", {"at": rating.saved_at}).strip()
        edits = {"edit": rating.edit}
        return JsonResponse({"edits": edits, "says": says, "plain": form.warnings()})
    if rating.points_to_family and not form.was_warned:
        messages.info(request, LOOK)
        return redirect(page.address_of(page.line))
    if to := evidence.wanted(page.assessment, request.POST, request.user):
        return redirect(to)
    if "stop" in request.POST:
        messages.success(request, "Saved. Carry on whenever you like.")
        return redirect(page.assessment)
    return redirect(page.next_address())


def _conflict(request, page, kept):
    """Both texts on one page: what was typed here, ready to save, and what was saved elsewhere."""
    if wants_json(request):
        says = "You changed this somewhere else. Save here to see both."
        return JsonResponse({"says": says}, status=HTTPStatus.CONFLICT)
    form = page.form({**request.POST.dict(), "edit": kept.edit})
    context = page.context(form) | {"kept": kept}
    return render(request, "assessments/answer.html", context, status=HTTPStatus.CONFLICT)


@require_safe
def check(request, uuid):
    """All the answers, what is missing first, and what sending them means."""
    assessment = own_round(request, uuid)
    if not may_answer(request.user, assessment):
        return redirect(assessment)
    return render(request, "assessments/check.html", _check_context(assessment))


def _check_context(assessment, **more) -> dict:
    areas = drafted(assessment)
    lines = lines_of(areas)
    texts = LevelDescriptor.objects.filter(statement__version=assessment.version_id)
    words = {(d.statement_id, d.value): d.text for d in texts}
    levels = {level.value: level for level in assessment.version.levels.all()}
    for line in lines:
        line.words = words.get((line.statement.pk, line.level), "")
        line.level_name = levels.get(line.level, "")
    missing = [line for line in lines if must_answer(line)]
    reword = [line for line in lines if must_reword(assessment, line)]
    saved = [line.said.saved_at for line in lines if line.said.saved_at]
    unfinished = evidence.to_finish(assessment)
    return {
        "assessment": assessment,
        "areas": areas,
        "missing": missing,
        "reword": reword,
        "unfinished": unfinished,
        "to_finish": len(missing) + len(reword) + len(unfinished),
        "open_later": [x for x in lines if not x.is_answered and x not in missing],
        "back": [line for line in lines if line.is_open],
        "answered": sum(line.is_answered for line in lines),
        "total": len(lines),
        "reviewer": reviewer_of(assessment),
        "saved_at": max(saved, default=None),
        "crumbs": [
            ("My skills", reverse("assessments:mine")),
            (assessment.title, assessment.get_absolute_url()),
        ],
        **more,
    }


@require_POST
def send(request, uuid):
    assessment = own_round(request, uuid)
    try:
        sent = actions.submit(assessment=assessment, by=request.user)
    except (Unanswered, UnfinishedEvidence, WordsToChange):
        context = _check_context(assessment, has_errors=True)
        return render(request, "assessments/check.html", context)
    except NoSupervisor as refusal:
        context = _check_context(assessment, has_errors=True, refusal=str(refusal))
        return render(request, "assessments/check.html", context)
    messages.success(request, _sent_to(sent))
    return redirect(sent)


def _sent_to(sent: Assessment) -> str:
    return render_to_string(
        "assessments/_sent.txt", {"assessment": sent, "reviewer": reviewer_of(sent)}
    ).strip()
