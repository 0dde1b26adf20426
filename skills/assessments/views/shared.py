"""What the people that somebody supervises share with them."""

from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.access import get_visible_or_404
from portal.people.models import Employment
from portal.people.querysets import is_person

from ..models import Evidence
from .evidence import A_PAGE

TITLE = "Shared with you"


@require_safe
def shared(request):
    """Each person who shares something now, the newest first."""
    people = (
        Employment.objects.filter(evidence__in=Evidence.objects.shared_with(request.user))
        .annotate(count=Count("evidence"), newest=Max("evidence__saved_at"))
        .select_related("user", "organisation")
        .order_by("-newest", "pk")
    )
    page = Paginator(people, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/evidence_shared.html", {"page": page})


@require_safe
def shared_by(request, uuid):
    """What one person whom the viewer supervises shares, newest first."""
    others = Employment.objects.exclude(is_person(request.user)).select_related("user")
    employment = get_visible_or_404(others, request.user, uuid=uuid)
    pieces = Evidence.objects.shared_with(request.user).filter(employment=employment)
    page = Paginator(pieces.with_files(), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "person": employment.user,
        "page": page,
        "crumbs": [(TITLE, reverse("assessments:shared"))],
    }
    return render(request, "assessments/evidence_shared_by.html", context)
