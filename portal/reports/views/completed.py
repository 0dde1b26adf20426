"""Training on paper: one's own record and certificates, and the sheet for the day."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.access import get_visible_or_404
from portal.people.rules import is_same_person
from portal.reports.certificate import address
from portal.reports.download import as_download
from portal.reports.printed_training import certificate_as_pdf, record_as_pdf
from portal.reports.squares import svg_path
from portal.reports.training import training, training_certificate_of
from skills.training.kinds import COMES
from skills.training.models import Booking, Event
from skills.training.rules import may_run_training

LINES = 4  # for those who come without a booking


@require_safe
def record_pdf(request):
    done = list(training().of(request.user))
    pdf = record_as_pdf(request.user.name, done, address("bookings:record"))
    return as_download(pdf, "training record", request.user.name)


@require_safe
def certificate_pdf(request, uuid):
    """To its owner alone: they show it to whom they like."""
    completion = get_visible_or_404(training(), request.user, uuid=uuid)
    if not completion.code or not is_same_person(request.user, completion.user):
        raise Http404
    facts = training_certificate_of(completion)
    return as_download(certificate_as_pdf(facts), "certificate", facts.name, facts.course)


@require_safe
def sheet(request, uuid):
    """To print and hang up: the code to sign in with, and who signs by hand."""
    if not may_run_training(request.user):
        raise Http404
    events = Event.objects.select_related("course").prefetch_related("dates")
    event = get_visible_or_404(events, request.user, uuid=uuid)
    found = Booking.objects.filter(event=event, state__in=COMES)
    page = address("bookings:here", event.here_code)
    context = {
        "event": event,
        "people": found.select_related("user", "organisation").order_by("user__name", "pk"),
        "lines": range(LINES),
        "page": page,
        "square": svg_path(page),
        "crumbs": [("Run training", "/training/run/"), (str(event), f"/training/run/{uuid}/")],
    }
    return render(request, "reports/training_sheet.html", context)
