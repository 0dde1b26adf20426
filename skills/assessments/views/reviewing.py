"""A supervisor's reviews: what waits, the overview of one, and its areas one a page. A second look
at the safety statements uses the same pages."""

from http import HTTPStatus
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import refuse_unless
from portal.autosave import wants_json
from portal.dates import today
from portal.people.querysets import is_person
from portal.people.rules import is_qualified

from .. import actions
from ..calibration import may_calibrate
from ..due import DueDays
from ..forms import FinishForm
from ..models import Assessment
from ..querysets import WHOSE
from ..refusals import (
    NoComment,
    NoReasons,
    NotDeclared,
    NothingToSendBack,
    Undecided,
    WaitsForOthers,
    WordsToChange,
)
from .agreeing import agree_with_ticked, with_what_is_asked
from .door import area_in, round_of_another
from .marking import SHOWN, Desk
from .mine import due
from .reminding import to_send, whose_round_is_open_to

LOOK = "Saved. Look at your notes again: some words in them may point to a family."
REWORD = "Change words that may point to a family, in what you wrote on"


@require_safe
def reviews(request):
    """What waits for the viewer, the longest waiting first; then what was sent back or is done."""
    user = request.user
    rounds = Assessment.objects.for_page()
    sent = list(rounds.awaiting_review_by(user))
    people = whose_round_is_open_to(user)
    days = DueDays([one.employment_id for one in sent] + list(people))
    covers = list(user.covered_by.current().with_names())
    waiting = [(one, days.review(one)) for one in sent]
    looks = rounds.awaiting_second_look_by(user) if is_qualified(user) else []
    seen = rounds.visible_by_right(user).exclude(is_person(user, WHOSE)).newest_first()
    return render(
        request,
        "assessments/reviews.html",
        {
            "waiting": waiting,
            "looks": looks,
            "count": len(waiting) + len(looks),
            "covered": rounds.with_cover_of(user) if covers else [],
            "covers": covers,
            **to_send(seen, people, days),
            "done": seen.filter(state=Assessment.State.REVIEWED).order_by("-reviewed_at")[:20],
            "calibrates": may_calibrate(user),
            "today": today(),
        },
    )


def _desk(request, uuid) -> Desk:
    return Desk.of(round_of_another(request, uuid), request.user)


@require_safe
def review(request, uuid):
    desk = _desk(request, uuid)
    if desk.assessment.state == Assessment.State.REVIEWED and not desk.looks_again:
        return redirect("assessments:result", desk.assessment.uuid)
    return _overview(request, desk, FinishForm())


def _overview(request, desk, form, *, missing=()):
    context = desk.overview() | {
        "form": form,
        "missing": missing,
        "has_errors": bool(missing),
        "due": due(desk.assessment),
        "crumbs": [("Reviews", reverse("assessments:reviews"))],
    }
    return render(request, "assessments/review.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review_domain(request, uuid, code):
    desk = _desk(request, uuid)
    place, area = area_in(desk.areas, code)
    if request.method != "POST":
        if not desk.may_mark:
            return redirect("assessments:review", desk.assessment.uuid)
        return _area(request, desk, place, desk.lines(area, request.GET.get("show", "")))
    refuse_unless(desk.may_mark)
    lines = desk.lines(area, "", with_what_is_asked(request))
    with transaction.atomic():
        saved = [line.save(request.user) for line in lines]
    if wants_json(request):
        return _saved(desk, place, lines, saved)
    if not all(saved):
        return _area(request, desk, place, lines, status=HTTPStatus.CONFLICT)
    if "agree" in request.POST:
        agree_with_ticked(request, desk, area)
    if unread := [row for row in lines if row.is_to_look_at_again]:
        messages.info(request, LOOK)
        code = unread[0].line.statement.code
        return redirect(f"{desk.address_of(desk.areas[place])}#{code}")
    return redirect(_after_saving(request, desk, place))


def _saved(desk, place, lines, saved):
    """What the script is told: the counts for its next save, and how far the area is. A line that
    was changed elsewhere keeps its count, so that the page's own button still shows both."""
    area = desk.areas[place]
    kept = [row for row, is_saved in zip(lines, saved, strict=True) if is_saved and row.line.mark]
    says = render_to_string(
        "assessments/_marks_saved.txt",
        {"at": max((row.line.mark.saved_at for row in kept), default=None), "all": all(saved)},
    )
    return JsonResponse(
        {
            "says": says.strip(),
            "edits": {f"{row.form.prefix}-edit": row.line.mark.edit for row in kept},
            "progress": f"{area.decided} of {len(area.lines)} confirmed",
            "plain": {name: html for row in kept for name, html in row.form.warnings().items()},
        },
        status=HTTPStatus.OK if all(saved) else HTTPStatus.CONFLICT,
    )


def _after_saving(request, desk, place) -> str:
    uuid = desk.assessment.uuid
    if "next" in request.POST and place + 1 < len(desk.areas):
        code = desk.areas[place + 1].domain.code
        return reverse("assessments:review_domain", args=[uuid, code])
    if ask := request.POST.get("ask"):
        return f"{desk.address_of(desk.areas[place])}#{quote(ask)}"
    if "stay" in request.POST or "agree" in request.POST:
        show = request.GET.get("show", "")
        here = desk.address_of(desk.areas[place])
        return f"{here}?{urlencode({'show': show})}" if show in SHOWN and show else here
    overview = reverse("assessments:review", args=[uuid])
    return f"{overview}#send-back" if "back" in request.POST else overview


def _area(request, desk, place, lines, *, status=HTTPStatus.OK):
    assessment = desk.assessment
    context = desk.area_page(place, lines, request.GET.get("show", "")) | {
        "has_errors": status != HTTPStatus.OK,
        "crumbs": [
            ("Reviews", reverse("assessments:reviews")),
            (
                str(assessment.employment.user),
                reverse("assessments:review", args=[assessment.uuid]),
            ),
        ],
    }
    return render(request, "assessments/review_area.html", context, status=status)


@require_POST
def send_back(request, uuid):
    desk = _desk(request, uuid)
    try:
        actions.send_back(assessment=desk.assessment, by=request.user)
    except NothingToSendBack as refusal:
        messages.info(request, str(refusal))
        return redirect("assessments:review", desk.assessment.uuid)
    except NoReasons as refusal:
        missing = desk.faults("Say why you send back", [m.revision_id for m in refusal.marks])
        return _overview(request, desk, FinishForm(), missing=missing)
    except WordsToChange as refusal:
        missing = desk.faults(REWORD, [m.revision_id for m in refusal.marks])
        return _overview(request, desk, FinishForm(), missing=missing)
    messages.success(request, f"Sent back to {desk.assessment.employment.user}.")
    return redirect("assessments:reviews")


@require_POST
def finish(request, uuid):
    desk = _desk(request, uuid)
    form = FinishForm(request.POST)
    if not form.is_valid():
        return _overview(request, desk, form)
    try:
        desk.finishing()(
            assessment=desk.assessment,
            by=request.user,
            note=form.cleaned_data["note"],
            declared=form.declared,
            declaration=form.declaration,
        )
    except NotDeclared as refusal:
        form.add_error("declares", str(refusal))
        return _overview(request, desk, form)
    except WaitsForOthers as refusal:
        here = reverse("assessments:others", args=[desk.assessment.uuid])
        return _overview(request, desk, form, missing=[(str(refusal), here)])
    except Undecided as refusal:
        missing = desk.faults("Choose a level for", [r.pk for r in refusal.revisions])
        return _overview(request, desk, form, missing=missing)
    except NoComment as refusal:
        missing = desk.faults("Say why for", [m.revision_id for m in refusal.marks])
        return _overview(request, desk, form, missing=missing)
    except WordsToChange as refusal:
        missing = desk.faults(REWORD, [m.revision_id for m in refusal.marks])
        return _overview(request, desk, form, missing=missing)
    name = desk.assessment.employment.user
    messages.success(request, f"The review is finished. {name} can read it.")
    return redirect("assessments:result", desk.assessment.uuid)
