from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.access import get_visible_or_404
from portal.people.actions.openings import note_look
from portal.reports.certificate import certificate_of, certified
from portal.reports.download import as_download
from portal.reports.printed_certificate import certificate_as_pdf
from portal.reports.squares import svg_path


@require_safe
def certificate(request, uuid):
    authorisation = get_visible_or_404(certified(), request.user, uuid=uuid)
    facts = certificate_of(authorisation)
    return render(
        request,
        "reports/certificate.html",
        {
            "certificate": facts,
            "current": authorisation.is_current(),
            "square": svg_path(facts.page),
            "uuid": uuid,
            "opening": note_look(looked_at=authorisation, by=request.user),
        },
    )


@require_safe
def certificate_pdf(request, uuid):
    authorisation = get_visible_or_404(certified(), request.user, uuid=uuid)
    note_look(looked_at=authorisation, by=request.user)
    facts = certificate_of(authorisation)
    return as_download(certificate_as_pdf(facts), "certificate", facts.name, facts.gate)
