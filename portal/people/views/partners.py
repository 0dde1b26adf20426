"""Those who asked to come to training, and the answers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import get_visible_or_404
from portal.journal.declared import note_declared

from ..actions import partners as actions
from ..actions.letting_in import NotWelcomed
from ..forms.partners import SayNoForm, WelcomeForm
from ..likeness import is_known, likenesses, requests_like
from ..models import PartnerRequest
from ..rules.partners import may_welcome
from ..sensitive import asked_again
from .page import form_page

FORM = ["GET", "HEAD", "POST"]
A_PAGE = 50
ANSWERED = "{} was answered already, so nothing was changed."


@require_safe
def requests(request):
    """Those that wait, the longest first; then those answered, the latest first."""
    if not may_welcome(request.user):
        raise Http404
    found = PartnerRequest.objects.visible_to(request.user).with_answer()
    answered = found.filter(answered_at__isnull=False).order_by("-answered_at", "-pk")
    page = Paginator(answered, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "waiting": found.waiting(),
        "answered": page.object_list,
        "page": page,
        "crumbs": [("Home", reverse("home:my"))],
    }
    return render(request, "partners/requests.html", context)


@require_safe
def partner_request(request, uuid):
    asked = _of(request, uuid)
    context = {"asked": asked, "crumbs": _crumbs()}
    if asked.is_waiting:
        context |= {
            "likely": likenesses(asked),
            "others": requests_like(asked),
            "known": is_known(asked),
        }
    return render(request, "partners/request.html", context)


@asked_again
@require_http_methods(FORM)
def welcome(request, uuid):
    asked = _of(request, uuid)
    likely = likenesses(asked)
    initial = {"name": asked.group_name, "organisation": "" if likely else WelcomeForm.NEW}
    form = None
    if asked.is_group:
        posted = request.POST if request.method == "POST" else None
        form = WelcomeForm(posted, likely=likely, initial=initial)
    refusal = ""
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            return _welcome(request, asked, form)
        except NotWelcomed as not_welcomed:
            refusal = str(not_welcomed)
            if form:
                form.add_error(not_welcomed.field, refusal)
    context = {
        "asked": asked,
        "form": form,
        "likely": likely,
        "refusal": "" if form else refusal,
        "crumbs": [*_crumbs(), (str(asked), _address(asked))],
    }
    return render(request, "partners/welcome.html", context)


def _welcome(request, asked, form):
    was_waiting = asked.is_waiting
    said = form.said() if form else {}
    asked = actions.welcome(request=asked, by=request.user, **said)
    if was_waiting and asked.answered_by == request.user and asked.invitation:
        messages.success(request, f"Agreed. A link to come in is on its way to {asked.email}.")
    else:
        messages.info(request, ANSWERED.format(asked))
    return redirect(_address(asked))


@asked_again
@require_http_methods(FORM)
def refuse(request, uuid):
    asked = _of(request, uuid)
    form = SayNoForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        was_waiting = asked.is_waiting
        done = actions.refuse(request=asked, by=request.user, reason=form.cleaned_data["reason"])
        if was_waiting and done.answered_by == request.user and done.reason:
            note_declared(form, done, by=request.user)
            messages.success(request, f"Your answer is on its way to {asked.email}.")
        else:
            messages.info(request, ANSWERED.format(asked))
        return redirect(_address(asked))
    return form_page(
        request,
        form,
        kicker=str(asked),
        title="Say no, and why",
        lead="Most groups are welcome. Say no where the training is not for them, or where they "
        "are here already and can sign in.",
        button="Send your answer",
        back=("Go back", _address(asked)),
    )


@require_POST
def send_again(request, uuid):
    asked = _of(request, uuid)
    invitation = actions.send_again(request=asked, by=request.user)
    if invitation and invitation.is_open:
        messages.success(request, f"A new link is on its way to {asked.email}.")
    else:
        messages.info(request, "There is no open invitation. Nothing was sent.")
    return redirect(_address(asked))


def _of(request, uuid) -> PartnerRequest:
    found = PartnerRequest.objects.with_answer().prefetch_related("localities")
    return get_visible_or_404(found, request.user, uuid=uuid)


def _address(asked) -> str:
    return reverse("people:partner_request", args=[asked.uuid])


def _crumbs() -> list:
    return [("Who wants to come to training", reverse("people:partner_requests"))]
