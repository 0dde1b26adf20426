"""Anybody may ask whether a certificate is current."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.codes import tidy
from portal.dates import today
from portal.reports.certificate import certificate_of, certified
from portal.reports.forms import CodeForm
from portal.reports.training import ever_certified, training_certificate_of


@login_not_required
@never_cache
@require_safe
def verify_form(request):
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("reports:verify", form.cleaned_data["code"])
    return _unlisted(render(request, "reports/verify_form.html", {"form": form}))


@login_not_required
@never_cache
@require_safe
def verify(request, code):
    """What the certificate says, and whether it is current today; never why it is not."""
    wanted = tidy(code)
    if wanted and code != wanted:
        return redirect("reports:verify", wanted)
    found = certified().filter(code=wanted).first()
    finished = None if found else ever_certified().filter(code=wanted).first()
    if finished:
        facts = {"certificate": training_certificate_of(finished), "today": today()}
        return _unlisted(render(request, "reports/verify_training.html", facts))
    if found is None:
        page = render(
            request,
            "reports/verify_unknown.html",
            {"form": CodeForm(), "typed": code},
            status=HTTPStatus.NOT_FOUND,
        )
        return _unlisted(page)
    facts = {
        "certificate": certificate_of(found),
        "current": found.is_current(),
        "today": today(),
    }
    return _unlisted(render(request, "reports/verify.html", facts))


def _unlisted(response):
    """No search engine keeps a page about a person."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
