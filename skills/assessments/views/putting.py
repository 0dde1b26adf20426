"""Evidence put to an answer: reached from the page of a statement, and back to it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.access import get_visible_or_404, refuse_unless

from .. import actions
from ..evidence import place_of, put_uses_beside
from ..forms import AddForm
from ..models import Evidence, SelfRating
from ..rules import may_change
from .door import own_round
from .evidence import A_PAGE, FORM
from .piece import PiecePage, own_piece


def _open_rating(request, uuid, code):
    """The viewer’s own answer, which they may change."""
    assessment = own_round(request, uuid)
    ratings = SelfRating.objects.filter(assessment=assessment).select_related("statement")
    found = get_visible_or_404(ratings, request.user, statement__code=code)
    found.assessment = assessment
    refuse_unless(may_change(request.user, assessment, found))
    return found


def _crumbs(rating) -> list:
    place = place_of(rating.assessment, rating.statement.code)
    return [
        ("My skills", reverse("assessments:mine")),
        (rating.assessment.title, rating.assessment.get_absolute_url()),
        (str(rating.statement), place),
    ]


@require_http_methods(FORM)
def use(request, uuid, code):
    """Choose one of the pieces that one has."""
    rating = _open_rating(request, uuid, code)
    place = place_of(rating.assessment, code)
    pieces = Evidence.objects.of(request.user).with_files()
    pieces = pieces.filter(employment=rating.assessment.employment_id)
    if request.method == "POST":
        chosen = get_visible_or_404(pieces, request.user, uuid=_uuid(request.POST.get("piece")))
        actions.attach_evidence(rating=rating, piece=chosen, by=request.user)
        messages.success(request, "It goes with this answer.")
        return redirect(place)
    free = pieces.exclude(ratings=rating).fitting_first(rating.statement.evidence_kinds)
    page = Paginator(free, A_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    put_uses_beside(shown)
    context = {
        "statement": rating.statement,
        "page": page,
        "pieces": shown,
        "add": reverse("assessments:add_evidence_for", args=[uuid, code]),
        "back": place,
        "crumbs": _crumbs(rating),
    }
    return render(request, "assessments/evidence_use.html", context)


@require_http_methods(FORM)
def add(request, uuid, code):
    """Begin a piece for this answer."""
    rating = _open_rating(request, uuid, code)
    jobs = [rating.assessment.employment]
    data = request.POST if request.method == "POST" else None
    form = AddForm(data, employments=jobs, statement=rating.statement)
    if form.is_valid():
        begun = actions.add_evidence(
            employment=form.employment, kind=form.cleaned_data["kind"], by=request.user
        )
        actions.attach_evidence(rating=rating, piece=begun, by=request.user)
        return redirect("assessments:piece_for", uuid, code, begun.uuid)
    context = {
        "form": form,
        "jobs": jobs,
        "statement": rating.statement,
        "back": place_of(rating.assessment, code),
        "crumbs": _crumbs(rating),
    }
    return render(request, "assessments/evidence_add.html", context)


@require_http_methods(FORM)
def piece(request, uuid, code, piece):
    """Write on a piece, and then go back to the statement."""
    rating = _open_rating(request, uuid, code)
    page = PiecePage(
        piece=own_piece(request, piece),
        done=place_of(rating.assessment, code),
        crumbs=_crumbs(rating),
        statement=rating.statement,
    )
    return page.answer(request)


def _uuid(text) -> UUID:
    """What was posted as the name of a piece, where it is one."""
    try:
        return UUID(text or "")
    except ValueError as wrong:
        raise Http404 from wrong
