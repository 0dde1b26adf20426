"""Putting a person forward, and taking it back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from portal.access import get_public_or_404, get_visible_or_404, refuse_unless
from portal.people.models import Employment
from portal.people.rules import is_same_person
from supervision.readiness.actions import Closed, open_application
from supervision.readiness.actions import withdraw as withdraw_application
from supervision.readiness.evaluation import evaluate
from supervision.readiness.models import Application, GateVersion
from supervision.readiness.rules import may_withdraw, why_not_open

from .page import GIVES, crumbs


@require_http_methods(["GET", "HEAD", "POST"])
def open_(request, employment, gate):
    """What will be shared and with whom, before a person is put forward."""
    employment = get_visible_or_404(
        Employment.objects.select_related("user", "organisation"), request.user, uuid=employment
    )
    version = get_public_or_404(GateVersion.objects.published().with_criteria(), gate__code=gate)
    why_not = why_not_open(request.user, employment, version)
    if request.method == "POST":
        application = open_application(employment=employment, gate_version=version, by=request.user)
        return redirect(application)
    live = employment.applications.live().filter(gate=version.gate_id).first()
    if live:
        return redirect(live)
    context = {
        "employment": employment,
        "own": is_same_person(request.user, employment.user),
        "version": version,
        "evaluated": evaluate(employment, version),
        "signers": [GIVES[signer] for signer in version.signers],
        "why_not": why_not,
        "crumbs": crumbs(request.user, employment),
    }
    return render(request, "readiness/open.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, uuid):
    application = get_visible_or_404(Application.objects.with_subject(), request.user, uuid=uuid)
    if request.method == "POST":
        try:
            withdraw_application(application=application, by=request.user)
        except Closed as closed:
            messages.info(request, str(closed))
        else:
            messages.success(request, "Withdrawn. You can open a new one at any time.")
        return redirect(application)
    refuse_unless(may_withdraw(request.user, application))
    context = {
        "application": application,
        "own": is_same_person(request.user, application.employment.user),
        "crumbs": crumbs(request.user, application.employment),
    }
    return render(request, "readiness/withdraw.html", context)
