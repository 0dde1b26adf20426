"""A draft of the framework, for somebody without an account who was asked to read it."""

from http import HTTPStatus

from django.shortcuts import redirect, render

from portal.journal.declared import note_declared
from portal.links.purposes import Redisplay
from skills.framework.actions import answer_by_link
from skills.framework.models import Review, ReviewInvitation
from skills.framework.refusals import CannotReview

from ..editing.differences import differences
from ..editing.forms import GuestForm

BESIDE = "I say it beside the statements."


def show(request, link):
    """May be opened until the link runs out; nothing changes by it."""
    invitation = _invitation(link)
    if not invitation.version.is_in_review:
        return _not_now(request, link, invitation)
    return _page(request, link, invitation, GuestForm(statements=_statements(invitation)))


def act(request, link):
    invitation = _invitation(link)
    form = GuestForm(request.POST, statements=_statements(invitation))
    if not invitation.version.is_in_review:
        return Redisplay(_not_now(request, link, invitation, form))
    if not form.is_valid():
        return Redisplay(_page(request, link, invitation, form))
    said = form.cleaned_data
    comment = said["comment"]
    if said["verdict"] == Review.Verdict.ASKS:
        comment = comment or BESIDE
    try:
        made = answer_by_link(link=link, verdict=said["verdict"], comment=comment, about=form.about)
    except CannotReview:
        return Redisplay(_not_now(request, link, invitation, form))
    note_declared(form, made, by=None)
    return redirect(link.address)


def thank(request, link):
    return render(request, "framework_review/thanks.html", {"link": link})


def _invitation(link) -> ReviewInvitation:
    asked = ReviewInvitation.objects.select_related("version__framework", "version__follows")
    return asked.get(pk=link.object_id)


def _statements(invitation):
    return invitation.version.statements.in_order().prefetch_related("descriptors")


def _page(request, link, invitation, form):
    version = invitation.version
    changed = differences(version) if version.follows else []
    by_statement = {one.after.pk: one for one in changed if one.after}
    rows = [(one, by_statement.get(one.pk), form[name]) for name, one in form.statements.items()]
    context = {
        "link": link,
        "invitation": invitation,
        "version": version,
        "form": form,
        "changed": [row for row in rows if row[1] or not version.follows],
        "same": [row for row in rows if version.follows and not row[1]],
        "gone": [one for one in changed if one.after is None],
    }
    return render(request, "framework_review/read.html", context)


def _not_now(request, link, invitation, form=None):
    """It was taken back to be changed, or is in force by now. Words that were typed are shown."""
    context = {"link": link, "version": invitation.version, "form": form}
    status = HTTPStatus.CONFLICT if form else HTTPStatus.OK
    return render(request, "framework_review/not_now.html", context, status=status)
