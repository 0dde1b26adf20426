"""How one confirms, beside everyone; and for a workforce lead, all reviewers beside each other."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..calibration import Drawn, everyone_beside, may_calibrate, sees_all, side_by_side
from ..calibration.hiding import FEWEST

A_PAGE = 30


@require_safe
def calibration(request):
    """A 404 for whoever has confirmed nothing and sees nobody's."""
    user = request.user
    reviews, organisations = may_calibrate(user), sees_all(user)
    if not (reviews or organisations):
        raise Http404
    context = {"fewest": FEWEST, "crumbs": [("Reviews", reverse("assessments:reviews"))]}
    if reviews:
        context |= _own(user)
    if organisations:
        context |= _all(user, organisations, request.GET.get("page"))
    return render(request, "assessments/calibration.html", context)


def _own(user) -> dict:
    beside = everyone_beside(user)
    return {"beside": beside, "drawn": Drawn(beside.rows), "reviews": True}


def _all(user, organisations, page) -> dict:
    table = side_by_side(user, organisations)
    return {
        "table": table,
        "all_drawn": Drawn(table.rows),
        "page": Paginator(table.reviewers, A_PAGE).get_page(page),
    }
