from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.access import get_visible_or_404
from portal.reports.certificate import address
from portal.reports.download import as_download
from portal.reports.printed_summary import summary_as_pdf
from portal.reports.summary import sent, summary_of
from skills.assessments.actions import note_opening
from skills.assessments.rules import is_own


@require_safe
def summary(request, uuid):
    assessment = _opened(request, uuid)
    return render(
        request,
        "reports/summary.html",
        {
            "summary": summary_of(assessment),
            "uuid": uuid,
            "own": is_own(request.user, assessment),
            "opening": assessment.read_through,
        },
    )


@require_safe
def summary_pdf(request, uuid) -> HttpResponse:
    facts = summary_of(_opened(request, uuid))
    pdf = summary_as_pdf(facts, address("reports:summary", uuid))
    return as_download(pdf, facts.title, facts.name)


def _opened(request, uuid):
    found = get_visible_or_404(sent(), request.user, uuid=uuid)
    note_opening(assessment=found, by=request.user)
    return found
