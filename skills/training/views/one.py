"""One booking: take what was offered, let it go, cancel, agree to it."""

from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.access import get_visible_or_404, refuse_unless
from portal.people.rules import is_same_person

from .. import actions
from ..forms.booking import DecideForm, MissedForm
from ..kinds import CLOSED, COMES
from ..models import Booking
from ..refusals import Refused
from ..rules import may_answer_for, may_approve, may_cancel, may_run_training
from ..rules.bookings import is_late, is_stuck, may_be_passed_on, may_say_why
from .door import FORM

CANCELLED = "The booking is cancelled. Thank you for telling us."
# What is done by a click: the action, and what is said after.
DOES = {
    "take": (actions.take, "The place is taken. It is in your bookings."),
    "let_go": (actions.let_go, "The place goes to the next person. Thank you for telling us."),
    "cancel": (actions.cancel, CANCELLED),
}


def booking_to_show(request, uuid) -> Booking:
    return get_visible_or_404(Booking.objects.for_page(), request.user, uuid=uuid)


def crumbs_of(*more) -> list:
    return [("My bookings", reverse("bookings:mine")), *more]


@require_http_methods(FORM)
def booking(request, uuid):
    found = booking_to_show(request, uuid)
    if request.method == "POST":
        return _do(request, found)
    return render(request, "training/booking.html", about(request.user, found))


def _do(request, found):
    act, says = DOES.get(request.POST.get("do"), (None, ""))
    if act is None:
        return HttpResponseBadRequest()
    try:
        act(booking=found, by=request.user)
        messages.success(request, says)
    except Refused as refusal:
        messages.info(request, str(refusal))
    return redirect(found)


def about(user, found) -> dict:
    """What the page says of a booking, and what its reader may do."""
    own = is_same_person(user, found.user)
    shows = own or may_run_training(user)
    to_come = found.state in ("requested", "confirmed", "waiting")
    return {
        "booking": found,
        "event": found.event,
        "own": own,
        "offer": found.open_offer if may_answer_for(user, found) else None,
        "swaps": may_answer_for(user, found) and may_be_passed_on(found),
        "cancels": to_come and may_cancel(user, found),
        "late": found.state in COMES and is_late(found),
        "stuck": own and is_stuck(found),
        "decides": found.state == "requested" and may_approve(user, found),
        "asks_why": may_say_why(user, found),
        "shows_why": bool(found.missed_reason) and shows,
        "corrections": found.corrections.all() if shows and found.state in CLOSED else (),
        "shows_needs": shows,
        "shows_link": found.state == "confirmed" and shows,
        "crumbs": crumbs_of(),
    }


@require_http_methods(FORM)
def decide(request, uuid):
    """For the manager who is asked."""
    found = booking_to_show(request, uuid)
    refuse_unless(may_approve(request.user, found))
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and decided(found, form, by=request.user):
        messages.success(request, f"{found.user} is told.")
        return redirect(found)
    context = {
        "booking": found,
        "event": found.event,
        "form": form,
        "waits": found.state == "requested",
        "in_place": may_run_training(request.user) and request.user != found.approver,
        "crumbs": crumbs_of(),
    }
    return render(request, "training/decide.html", context)


def decided(found, form, *, by):
    """The booking, or None where the form has to be shown again."""
    try:
        return actions.decide(booking=found, by=by, **form.content())
    except Refused as refusal:
        form.add_error("why", str(refusal))


@require_http_methods(FORM)
def missed(request, uuid):
    """What got in the way, for whoever did not come."""
    found = booking_to_show(request, uuid)
    refuse_unless(may_say_why(request.user, found))
    form = missed_form(found, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.say_why_missed(booking=found, by=request.user, **form.content())
        messages.success(request, "Thank you. It helps us to plan better.")
        return redirect(found)
    context = {"booking": found, "event": found.event, "form": form, "crumbs": crumbs_of()}
    return render(request, "training/missed.html", context)


def missed_form(found, data=None) -> MissedForm:
    return MissedForm(data, initial={"reason": found.missed_reason, "words": found.missed_words})
