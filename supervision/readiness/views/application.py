"""One application: read, and signed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from portal.access import get_visible_or_404, refuse_unless
from portal.people.actions.openings import note_look
from portal.people.sensitive import asked_again
from supervision.readiness.actions import (
    Closed,
    FirstLapsed,
    GotWorse,
    NotSaid,
    SafetyNotConfirmed,
    sign_first,
    sign_second,
)
from supervision.readiness.forms import SignForm
from supervision.readiness.models import Application, Outcome
from supervision.readiness.rules import FIRST, SECOND, may_sign

from .page import page, place_of
from .signatures import GIVES


@require_safe
def application(request, uuid):
    found = _visible(request, uuid)
    context = page(request, found)
    context["opening"] = note_look(looked_at=found, by=request.user)
    if context["place"] and context["why_not"] is None and not context["own"]:
        context["form"] = _form(context)
    return render(request, "readiness/application.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def sign(request, uuid):
    """The signature of whoever is asked for it now. A repeat of one's own changes nothing."""
    found = _visible(request, uuid)
    if request.method != "POST":
        return redirect(f"{found.get_absolute_url()}#sign")
    place = place_of(found)
    if place is None or _has_signed(request.user, found):
        messages.info(request, "This has been signed already. Nothing was changed.")
        return redirect(found)
    refuse_unless(may_sign(request.user, found, place))
    context = page(request, found)
    form = context["form"] = _form(context, request.POST)
    if form.is_valid() and _sign(request, found, place, form):
        return redirect(found)
    return render(request, "readiness/application.html", context)


def _visible(request, uuid) -> Application:
    return get_visible_or_404(Application.objects.with_signatures(), request.user, uuid=uuid)


def _has_signed(viewer, application) -> bool:
    signed = getattr(application, "first_signature", None)
    return signed is not None and signed.by == viewer


def _form(context, data=None) -> SignForm:
    """Its hidden fields name what the page shows now and which signature it is for, so that an old
    page can't be signed."""
    version, evaluated = context["version"], context["evaluated"]
    return SignForm(
        data,
        name=context["employment"].user.name,
        evaluated=evaluated,
        decides=context["place"] == SECOND or not version.needs_second,
        initial={
            "families_to_start": version.families_to_start,
            "look_again_weeks": version.look_again_weeks,
            "seen": evaluated.digest,
            "place": context["place"],
        },
    )


def _sign(request, application, place, form) -> bool:
    """Sign; where the action refuses, say why on the form and answer False."""
    if form.cleaned_data["place"] not in {"", place}:
        _ask_anew(form, place)
        return False
    action = sign_first if place == FIRST else sign_second
    try:
        signed = action(application=application, by=request.user, **form.said(place))
    except NotSaid as missing:
        form.add_error(missing.field, str(missing))
    except SafetyNotConfirmed as refused:
        form.add_error("outcome", str(refused))
    except GotWorse as changed:
        form.add_error(None, str(changed))
        form.data = form.data.copy()
        form.data["seen"] = changed.evaluated.digest
    except (Closed, FirstLapsed) as refused:
        form.add_error(None, str(refused))
    else:
        messages.success(request, _what_next(application, place, signed))
        return True
    return False


def _ask_anew(form, place) -> None:
    """Somebody else gave the first signature since the page was opened. What was typed stays."""
    form.add_error(
        None,
        "Somebody else gave the first signature since you opened this page. Yours would be the "
        "second, and it decides. Look again, then sign.",
    )
    form.data = form.data.copy()
    form.data["place"] = place


def _what_next(application, place, signed) -> str:
    version, name = application.gate_version, application.employment.user.name
    if signed.outcome == Outcome.NOT_YET:
        return f"Signed. {name} can read your reasons and ask for another look."
    if place == FIRST and version.needs_second:
        return f"Signed. Next: {GIVES[version.second_signer]} gives the second signature."
    return f"Signed. {name} can download the certificate now."
