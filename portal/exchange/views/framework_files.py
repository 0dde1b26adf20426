"""Frameworks from elsewhere: sending a file, the ones before, and an empty workbook."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from portal.exchange.actions import send_framework
from portal.exchange.forms import SendFrameworkForm
from portal.exchange.frameworks.writing import workbook
from portal.exchange.models import FrameworkFile
from portal.files.sheets import workbook_response
from skills.framework.models import Framework, FrameworkVersion
from skills.framework.rules import may_draft, may_map

SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
def files(request):
    _drafter_or_404(request.user)
    form = SendFrameworkForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        kind, accepted = form.cleaned_data["file"]
        sent = send_framework(accepted=accepted, kind=kind, by=request.user, **form.goes_to)
        return redirect(sent)
    context = {
        "form": form,
        "files": FrameworkFile.objects.visible_to(request.user).select_related(
            "framework", "added_by"
        )[:SHOWN],
        "published": FrameworkVersion.objects.published().select_related("framework"),
        "may_map": may_map(request.user) and Framework.objects.count() > 1,
    }
    return render(request, "exchange/frameworks/files.html", context)


@require_safe
def template(request):
    """Our workbook, empty, with the levels and roles of the framework in force."""
    _drafter_or_404(request.user)
    version = FrameworkVersion.objects.published().order_by("framework").first()
    if version is None:
        raise Http404
    return workbook_response("framework", workbook.empty(version))


def _drafter_or_404(viewer) -> None:
    if not may_draft(viewer):
        raise Http404
