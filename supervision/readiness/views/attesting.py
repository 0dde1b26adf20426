"""Giving one's word that something was checked or seen."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from portal.access import get_visible_or_404, refuse_unless
from supervision.readiness.actions import Closed, NotYetHappened
from supervision.readiness.actions import attest as attest_criterion
from supervision.readiness.criteria import SOCIAL_WORKER, takes_attestations
from supervision.readiness.forms import AttestForm
from supervision.readiness.models import Application
from supervision.readiness.rules import may_attest

from .page import crumbs


@require_http_methods(["GET", "HEAD", "POST"])
def attest(request, uuid, code):
    application = get_visible_or_404(Application.objects.with_subject(), request.user, uuid=uuid)
    criterion = _criterion_or_404(application, code)
    refuse_unless(may_attest(request.user, application.employment, criterion.params))
    form = AttestForm(request.POST or None)
    if form.is_valid() and _attest(request, application, criterion, form):
        return redirect(application)
    context = {
        "application": application,
        "criterion": criterion,
        "form": form,
        "times": criterion.params.get("count", 1),
        "as_social_worker": criterion.params.get("by") == SOCIAL_WORKER,
        "crumbs": [
            *crumbs(request.user, application.employment),
            (application.employment.user.name, application.get_absolute_url()),
        ],
    }
    return render(request, "readiness/attest.html", context)


def _criterion_or_404(application, code):
    criteria = application.gate_version.criteria.all()
    criterion = next((one for one in criteria if one.code == code), None)
    if criterion is None or not takes_attestations(criterion.kind, criterion.params):
        raise Http404
    return criterion


def _attest(request, application, criterion, form) -> bool:
    try:
        attest_criterion(
            application=application,
            criterion=criterion,
            by=request.user,
            declared=form.declared,
            **form.cleaned_data,
        )
    except NotYetHappened as early:
        form.add_error("happened_on", str(early))
        return False
    except Closed as closed:
        messages.info(request, str(closed))
        return True
    messages.success(request, f"Confirmed: {criterion.plain}")
    return True
