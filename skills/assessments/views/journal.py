"""One’s journal of reflections."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from portal.dates import today

from .. import actions
from ..forms import WhichJob
from ..models import Evidence, EvidenceKind
from .evidence import A_PAGE, FORM, crumbs, jobs_of


@require_http_methods(FORM)
def journal(request):
    """What was written, newest first. A post begins another reflection, of today and private."""
    jobs = jobs_of(request.user)
    form = WhichJob(request.POST if request.method == "POST" else None, employments=jobs)
    if request.method == "POST":
        if jobs and form.is_valid():
            begun = actions.add_evidence(
                employment=form.employment,
                kind=EvidenceKind.REFLECTION,
                happened_on=today(),
                by=request.user,
            )
            return redirect(begun)
        if not jobs:
            return redirect("assessments:journal")
    entries = Evidence.objects.of(request.user).filter(kind=EvidenceKind.REFLECTION).with_files()
    context = {
        "page": Paginator(entries, A_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "jobs": jobs,
        "crumbs": crumbs(),
    }
    return render(request, "assessments/journal.html", context)
