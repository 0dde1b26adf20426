"""Two accounts of one person: both side by side, and what will happen."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.access import get_visible_or_404, refuse_unless

from ..actions.merging import NotMerged, may_merge, unmerge, why_not_merge
from ..actions.merging import merge as merge_accounts
from ..forms.people import MergeForm
from ..models import Employment, RoleGrant, User
from ..sensitive import asked_again
from ..shown import jobs_of
from ..telling_apart import label
from .page import form_page

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@asked_again
def merge(request, uuid):
    """The account of the page stays, and the one that is chosen is closed."""
    into = get_visible_or_404(User.objects, request.user, uuid=uuid)
    refuse_unless(may_merge(request.user, into, into))
    here = reverse("people:person", args=[uuid])
    asked = request.POST or (request.GET if "duplicate" in request.GET else None)
    form = MergeForm(asked, into=into)
    context = {"into": into, "form": form, "crumbs": [("People", "/people/"), (into.name, here)]}
    if form.is_valid():
        duplicate = form.cleaned_data["duplicate"]
        refuse_unless(may_merge(request.user, duplicate, into))
        if request.method == "POST" and _merge(request, duplicate, into):
            return redirect(here)
        context |= {
            "duplicate": duplicate,
            "sides": [("Stays", _side(into)), ("Is closed", _side(duplicate))],
            "reasons": why_not_merge(duplicate, into),
        }
    return render(request, "people/merge.html", context)


def _merge(request, duplicate, into) -> bool:
    try:
        merge_accounts(duplicate=duplicate, into=into, by=request.user)
    except NotMerged:
        return False
    messages.success(request, f"The two accounts of {into} are one now.")
    return True


def _side(user) -> dict:
    return {
        "user": user,
        "jobs": jobs_of(Employment.objects.filter(user=user)),
        "grants": RoleGrant.objects.current().filter(user=user).told_with(),
    }


@require_http_methods(FORM)
@asked_again
def part(request, uuid):
    duplicate = get_visible_or_404(
        User.objects.exclude(merged_into=None).select_related("merged_into"),
        request.user,
        uuid=uuid,
    )
    into = duplicate.merged_into
    refuse_unless(may_merge(request.user, duplicate, into))
    here = reverse("people:person", args=[uuid])
    if request.method == "POST":
        unmerge(duplicate=duplicate, by=request.user)
        messages.success(request, "They are two accounts again, each with its own records.")
        return redirect(here)
    return form_page(
        request,
        None,
        kicker=label(duplicate),
        title=f"Part this account from that of {into}",
        lead="Each account has its own records again, as before the merge. This one can sign in "
        "again. Whoever is signed in by the other is signed out.",
        button="Part the accounts",
        back=("Go back", here),
    )
