"""Signing in on the day, for somebody without an account."""

from allauth.core import ratelimit
from django.shortcuts import render

from portal.codes import tidy
from portal.errors import too_many_requests

from .. import actions
from ..forms.attendance import GuestHereForm
from ..refusals import Refused

# Whatever is wrong: who has a place is told to nobody else.
NOT_FOUND = (
    "We found no place for you today with this code, name and address. Type them as they were "
    "booked. If you have an account, sign in. Or tell the trainer, who can note that you came."
)


def guest_here(request, code):
    """The same page for every code, so that it tells nothing before somebody says who they are."""
    form = GuestHereForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not ratelimit.consume(request, action="here"):
        return too_many_requests(request)
    there = _arrived(form, code) if form.is_valid() else None
    context = {"form": form, "there": there}
    return render(request, "training/here_guest.html", context)


def _arrived(form, code):
    try:
        there = actions.sign_in_guest(code=tidy(code), **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    if there is None:
        form.add_error(None, NOT_FOUND)
    return there
