"""Saying yes to an invitation, by the link in it."""

from http import HTTPStatus

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login
from django.shortcuts import redirect, render

from portal.links.actions import use
from portal.links.purposes import Redisplay

from ..actions.invitations import NotAccepted, SignInFirst, accept, why_not_accept
from ..forms.invitations import AcceptForm
from ..models import Invitation, User

BACKEND = "django.contrib.auth.backends.ModelBackend"


def show(request, link):
    """Who invites, to what and until when; and what is asked of this reader."""
    invitation = _of(link)
    why_not = why_not_accept(invitation)
    if why_not:
        return _refused(request, link, why_not)
    return _page(request, invitation, AcceptForm(**_starting(invitation)))


def act(request, link):
    invitation = _of(link)
    viewer = request.user if request.user.is_authenticated else None
    if viewer and viewer.email != invitation.email:
        return Redisplay(_page(request, invitation, AcceptForm(**_starting(invitation))))
    form = AcceptForm(request.POST, **_starting(invitation))
    is_new = viewer is None and not _has_account(invitation)
    if is_new and not form.is_valid():
        return Redisplay(_page(request, invitation, form))
    try:
        user = accept(invitation=invitation, by=viewer, **(_said(form) if is_new else {}))
    except NotAccepted as refusal:
        return Redisplay(_refused(request, link, str(refusal)))
    except SignInFirst:
        return Redisplay(_page(request, invitation, form))
    use(link)
    if is_new:
        login(request, user, backend=BACKEND)
        record_authentication(request, user, method="password")
    messages.success(request, f"Welcome. You are now with {invitation.organisation}.")
    return redirect("home:my")


def _said(form) -> dict:
    return {"name": form.cleaned_data["name"], "password": form.cleaned_data["password1"]}


def _of(link) -> Invitation:
    return Invitation.objects.with_people().get(pk=link.object_id)


def _starting(invitation) -> dict:
    return {"email": invitation.email, "initial": {"name": invitation.name}}


def _has_account(invitation) -> bool:
    return User.objects.with_email(invitation.email).exists()


def _page(request, invitation, form):
    """Whoever has an account signs in; whoever is signed in as somebody else signs out first."""
    viewer = request.user if request.user.is_authenticated else None
    is_theirs = viewer is not None and viewer.email == invitation.email
    context = {
        "invitation": invitation,
        "form": form if viewer is None and not _has_account(invitation) else None,
        "is_theirs": is_theirs,
        "as_another": viewer is not None and not is_theirs,
    }
    return render(request, "invitations/accept.html", context)


def _refused(request, link, words):
    context = {"words": words, "ask": link.ask}
    return render(request, "invitations/refused.html", context, status=HTTPStatus.GONE)
