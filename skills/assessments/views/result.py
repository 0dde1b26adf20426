from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.dates import today

from ..due import DueDays
from ..models import Assessment
from ..onward import next_step
from ..outcome import Outcome
from ..rules import is_own, may_plan
from .door import readable_round


@require_safe
def result(request, uuid):
    assessment = readable_round(request, uuid)
    if assessment.state != Assessment.State.REVIEWED:
        return redirect(assessment)
    return render(request, "assessments/result.html", _context(request, assessment))


def _context(request, assessment) -> dict:
    own = is_own(request.user, assessment)
    plans = may_plan(request.user, assessment.employment)
    outcome = Outcome(assessment, with_plan=plans)
    context = {
        "assessment": assessment,
        "own": own,
        "plans": plans,
        "outcome": outcome,
        "reviews": outcome.reviews,
        "today": today(),
        "crumbs": crumbs(own),
    }
    if own:
        context |= _to_answer(assessment, outcome.reviews)
    if plans:
        gaps = [gap for gap in outcome.gaps if not gap.is_planned]
        context["onward"] = next_step(assessment.employment, gaps, outcome.steps)
        if not context["onward"].url:
            context["next_round"] = DueDays([assessment.employment_id]).next_round(
                assessment.employment_id, assessment.profile.job_role_id
            )
    return context


def _to_answer(assessment, reviews) -> dict:
    """The first review that its practitioner has not answered, and by when."""
    for review in reviews:
        if not hasattr(review, "response"):
            by = DueDays([assessment.employment_id]).answer(review)
            return {"to_answer": review, "answer_by": by}
    return {}


def crumbs(own) -> list[tuple[str, str]]:
    if own:
        return [("My skills", reverse("assessments:mine"))]
    return [("Reviews", reverse("assessments:reviews"))]
