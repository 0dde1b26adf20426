"""A draft is read through, here and by a link without an account."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from portal.access import refuse_unless
from portal.journal.declared import note_declared
from portal.links.models import Link
from skills.framework import actions

from .forms import InviteForm, ReviewForm
from .page import FORM, attempt, back_to, done, show, to, version_or_404, version_to_write


@require_POST
def send(request, pk):
    version = version_to_write(request, pk)
    return done(
        request,
        lambda: actions.send_to_review(version=version, by=request.user),
        f"Version {version.number} is in review. Editors and workforce leads are told.",
        to("review", pk),
    )


@require_POST
def take_back(request, pk):
    version = version_to_write(request, pk)
    return done(
        request,
        lambda: actions.take_back_to_draft(version=version, by=request.user),
        f"Version {version.number} is a draft again. What was said of it stays.",
        back_to(version),
    )


@require_http_methods(FORM)
def review(request, pk):
    """What was said of it; and while it is in review, a form to say more."""
    version = version_or_404(request, pk)
    form = ReviewForm(request.POST or None, statements=version.statements.in_order())
    if request.method == "POST":
        refuse_unless(version.is_in_review)
    if form.is_valid():
        made = attempt(form, lambda: _say(form, version, request.user))
        if made:
            note_declared(form, made, by=request.user)
            messages.success(request, "Thank you. It stands below.")
            return redirect(to("review", pk))
    return _page(request, version, form, InviteForm())


def _say(form, version, by):
    said = form.cleaned_data
    return actions.review(
        version=version,
        by=by,
        verdict=said["verdict"],
        comment=said["comment"],
        statement=said["about"],
    )


def _page(request, version, form, invite_form):
    standing = {said.pk for said in version.reviews.open_requests()}
    reviews = version.reviews.select_related("by", "invitation").order_by("-said_at", "-pk")
    return show(
        request,
        "review",
        f"Review of version {version.number}",
        version,
        form=form,
        invite_form=invite_form,
        reviews=[(said, said.pk in standing) for said in reviews],
        invitations=_invitations(version),
    )


def _invitations(version) -> list[tuple]:
    """Who was asked by a link, each with the newest one."""
    asked = list(version.invitations.prefetch_related("reviews"))
    links = Link.objects.filter(
        purpose=actions.reviewing.PURPOSE, object_id__in=[one.pk for one in asked]
    )
    newest = {link.object_id: link for link in links.order_by("made_at", "pk")}
    return [(one, newest.get(one.pk)) for one in asked]


@require_POST
def invite(request, pk):
    version = version_to_write(request, pk)
    form = InviteForm(request.POST)
    if not form.is_valid():
        empty = ReviewForm(statements=version.statements.in_order())
        return _page(request, version, empty, form)
    return done(
        request,
        lambda: actions.invite(version=version, by=request.user, **form.cleaned_data),
        f"{form.cleaned_data['email']} is asked. You are told when they have answered.",
        to("review", pk),
    )
