from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.access import refuse_unless

from .. import actions
from ..forms import NoteForm, ResponseForm
from ..models import Assessment
from ..outcome import Outcome
from ..refusals import AnsweredBefore, NothingSaid
from .door import own_round


@require_http_methods(["GET", "HEAD", "POST"])
def respond(request, uuid):
    """Say what one thinks of a review: of the whole, and of any level in it."""
    assessment = own_round(request, uuid)
    refuse_unless(assessment.state == Assessment.State.REVIEWED)
    outcome = Outcome(assessment)
    review = _review_to_answer(outcome, request.POST.get("review") or request.GET.get("review"))
    data = request.POST if request.method == "POST" else None
    form = ResponseForm(data)
    rows = _rows(outcome, review, data)
    if data is None and hasattr(review, "response"):
        return redirect("assessments:result", assessment.uuid)
    if data is not None and _is_saved(request, review, form, rows):
        return redirect("assessments:result", assessment.uuid)
    return render(request, "assessments/respond.html", _context(assessment, review, form, rows))


def _review_to_answer(outcome, pk):
    """The review that the page was about; without one, the first that has no answer."""
    reviews = {str(review.pk): review for review in outcome.reviews}
    refuse_unless(bool(reviews) and (not pk or pk in reviews))
    if pk:
        return reviews[pk]
    waiting = [one for one in outcome.reviews if not hasattr(one, "response")]
    return (waiting or outcome.reviews)[0]


def _rows(outcome, review, data) -> list[dict]:
    """The levels that the review confirmed, each with its form; a round may have several
    reviews."""
    rows = []
    for line in outcome.lines:
        for one in line.confirmations:
            if one.review_id == review.pk:
                form = NoteForm(data, confirmation=one)
                rows.append({"line": line, "confirmation": one, "form": form})
    return rows


def _is_saved(request, review, form, rows) -> bool:
    forms = [form, *(row["form"] for row in rows)]
    wrong = [one for one in forms if not one.is_valid()]
    if wrong:
        return False
    notes = [
        actions.Note(
            confirmation=one.confirmation,
            comment=one.cleaned_data["comment"],
            differs=one.cleaned_data["differs"],
        )
        for one in forms[1:]
        if one.has_words
    ]
    content = form.content()
    content["declared"] = frozenset().union(*(one.declared for one in forms))
    try:
        response = actions.respond(review=review, by=request.user, notes=notes, **content)
    except NothingSaid as refusal:
        form.add_error("comment", str(refusal))
        return False
    except AnsweredBefore as refusal:
        messages.info(request, str(refusal))
        return True
    messages.success(request, _thanks(review, response))
    return True


def _thanks(review, response) -> str:
    if response.agrees:
        return "You agreed with the review."
    return f"What you see differently is on the record. {review.by} can read it."


def _context(assessment, review, form, rows) -> dict:
    """Levels that differ from what they said, or that have a comment, come first; the others are a
    click away."""
    first = [row for row in rows if _is_first(row)]
    return {
        "assessment": assessment,
        "review": review,
        "form": form,
        "first": first,
        "others": [row for row in rows if row not in first],
        "wrong": [row for row in rows if row["form"].errors],
        "has_errors": any(row["form"].errors for row in rows),
        "crumbs": [
            ("My skills", reverse("assessments:mine")),
            ("Your result", reverse("assessments:result", args=[assessment.uuid])),
        ],
    }


def _is_first(row) -> bool:
    said, one = row["line"].said, row["confirmation"]
    is_same = (one.level, one.not_in_role) == (said.level, said.not_in_role)
    return bool(one.comment or not is_same or row["form"].errors or row["form"].has_words)
