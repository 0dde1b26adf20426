from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from portal.access import refuse_unless
from portal.dates import today

from .. import actions
from ..due import DueDays
from ..forms import ResponseForm
from ..models import Assessment
from ..profile import Profile
from ..refusals import AnsweredBefore, NothingSaid
from ..rounds import lines_of, reviewed
from ..rules import is_own
from .door import own_round, readable_round


@require_safe
def result(request, uuid):
    assessment = readable_round(request, uuid)
    if assessment.state != Assessment.State.REVIEWED:
        return redirect(assessment)
    return render(request, "assessments/result.html", _context(request, assessment, None))


def _context(request, assessment, form) -> dict:
    areas = reviewed(assessment)
    lines = lines_of(areas)
    reviews = list(assessment.reviews.select_related("by", "response"))
    own = is_own(request.user, assessment)
    unanswered = [review for review in reviews if not hasattr(review, "response")]
    gaps = sorted(
        (line for line in lines if line.gap),
        key=lambda line: (not line.statement.core, -line.gap),
    )
    return {
        "assessment": assessment,
        "own": own,
        "reviews": reviews,
        "to_answer": unanswered[0] if own and unanswered else None,
        "answer_by": unanswered and DueDays([assessment.employment_id]).answer(unanswered[0]),
        "today": today(),
        "form": form or ResponseForm(),
        "areas": areas,
        "in_job": sum(len(area.in_job) for area in areas),
        "at_level": sum(area.at_level for area in areas),
        "left_out": sum(not line.is_part_of_job for line in lines),
        "gaps": gaps,
        "core_gaps": [line for line in gaps if line.statement.core],
        "differing": [line for line in lines if line.confirmed and line.confirmed.comment],
        "profile": Profile(areas, _short_names(assessment)),
        "crumbs": _crumbs(assessment, own),
    }


def _short_names(assessment) -> dict:
    """What fits under a number at the head of the picture: “Not yet”, “Supported”, “Leading”."""
    levels = assessment.version.levels.all()
    return {x.value: x.code.replace("-", " ").capitalize() if x.value else x.name for x in levels}


def _crumbs(assessment, own) -> list[tuple[str, str]]:
    if own:
        return [("My skills", reverse("assessments:mine"))]
    return [("Reviews", reverse("assessments:reviews"))]


@require_POST
def respond(request, uuid):
    assessment = own_round(request, uuid)
    refuse_unless(assessment.state == Assessment.State.REVIEWED)
    review = _review_to_answer(assessment, request.POST.get("review", ""))
    form = ResponseForm(request.POST)
    if form.is_valid():
        try:
            actions.respond(review=review, by=request.user, **form.content())
        except NothingSaid as refusal:
            form.add_error("comment", str(refusal))
        except AnsweredBefore as refusal:
            messages.info(request, str(refusal))
            return redirect("assessments:result", assessment.uuid)
        else:
            messages.success(request, _thanks(review, form))
            return redirect("assessments:result", assessment.uuid)
    return render(request, "assessments/result.html", _context(request, assessment, form))


def _review_to_answer(assessment, pk: str):
    """The review that the page was about; without one, the first."""
    reviews = {
        str(r.pk): r for r in assessment.reviews.select_related("by", "assessment__employment")
    }
    refuse_unless(bool(reviews) and (not pk or pk in reviews))
    return reviews[pk] if pk else next(iter(reviews.values()))


def _thanks(review, form) -> str:
    if form.content()["agrees"]:
        return "You agreed with the review."
    return f"What you see differently is on the record. {review.by} can read it."
