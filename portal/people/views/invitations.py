"""A sponsor's invitations: those sent, a new one, sent again and withdrawn."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import get_visible_or_404

from ..actions import invitations as actions
from ..forms.invitations import InviteForm
from ..models import Invitation
from ..rules.invitations import may_invite, may_take_back
from ..sensitive import asked_again

A_PAGE = 50


@require_safe
def invitations(request):
    """The newest first, with how each stands."""
    _only_for_sponsors(request.user)
    every = Invitation.objects.visible_to(request.user).with_people()
    page = Paginator(every, A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {"invitation": one, "may": one.is_unanswered and may_take_back(request.user, one)}
        for one in page.object_list
    ]
    return render(request, "invitations/invitations.html", {"rows": rows, "page": page})


def _only_for_sponsors(user) -> None:
    """For others these pages are not there."""
    if not may_invite(user):
        raise Http404


@asked_again
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request):
    _only_for_sponsors(request.user)
    posted = request.POST if request.method == "POST" else None
    form = InviteForm(posted, sponsor=request.user, last_day=actions.last_day_possible())
    known = None
    if form.is_valid():
        try:
            sent = actions.invite(by=request.user, **form.cleaned_data)
        except actions.NotInvited as refusal:
            form.add_error(refusal.field, str(refusal))
        except actions.KnownAlready as there:
            known = there.user
            form.add_error("email", f"{known.name} is in the portal with this address already.")
        else:
            messages.success(request, f"The invitation is on its way to {sent.email}.")
            return redirect("people:invitations")
    context = {
        "form": form,
        "known": known,
        "crumbs": [("Invitations", reverse("people:invitations"))],
    }
    return render(request, "invitations/invite.html", context)


@require_POST
def resend(request, uuid):
    invitation = actions.resend(invitation=_of(request, uuid), by=request.user)
    if invitation.is_open:
        messages.success(request, f"A new link is on its way to {invitation.email}.")
    else:
        messages.info(request, "This invitation was answered or withdrawn. Nothing was sent.")
    return redirect("people:invitations")


@require_POST
def withdraw(request, uuid):
    invitation = actions.withdraw(invitation=_of(request, uuid), by=request.user)
    if invitation.accepted_at:
        messages.info(request, f"{invitation.name} has accepted it already. Nothing was changed.")
    else:
        messages.success(request, f"Withdrawn. The link that {invitation.name} has does nothing.")
    return redirect("people:invitations")


def _of(request, uuid) -> Invitation:
    return get_visible_or_404(Invitation.objects.with_people(), request.user, uuid=uuid)
