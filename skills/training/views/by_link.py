"""What people without an account, and managers who are asked, do by the link in a message."""

from django.http import HttpResponseRedirect
from django.shortcuts import render

from portal.links.actions import use
from portal.links.purposes import Redisplay

from .. import actions
from ..actions.attending import sign_in_by_link
from ..forms.attendance import HereForm
from ..forms.booking import DecideForm
from ..models import Booking
from ..refusals import Refused
from ..rules import may_approve
from ..rules.attendance import day_to_arrive
from .one import DOES, about, decided, missed_form


def show_booking(request, link):
    return _booking_page(request, link)


def _booking_page(request, link, refused="", form=None, here=None):
    found = Booking.objects.for_page().get(pk=link.object_id)
    context = about(found.user, found) | {"link": link, "refused": refused, "crumbs": None}
    day = day_to_arrive(found)
    if day:
        context["there"] = found.attendance.filter(date=day, came=True).first()
        context["here"] = here or HereForm()
    if context["asks_why"]:
        context["form"] = form or missed_form(found)
    return render(request, "training/by_link.html", context)


def act_on_booking(request, link):
    """The link stays good while there is something to do with it: whoever takes a place may cancel
    it later."""
    found = Booking.objects.for_page().get(pk=link.object_id)
    if found.state == "missed":
        return _say_why(request, link, found)
    if request.POST.get("do") == "here":
        return _arrive(request, link, found)
    act, _ = DOES.get(request.POST.get("do"), (None, ""))
    if act is None:
        return Redisplay(_booking_page(request, link))
    try:
        done = act(booking=found, by=found.user)
    except Refused as refusal:
        return Redisplay(_booking_page(request, link, str(refusal)))
    if done.state in Booking.IS_OVER:
        use(link)
    return HttpResponseRedirect(request.path)


def _arrive(request, link, found):
    """They say that they are there, with the code that the trainer shows."""
    form = HereForm(request.POST)
    if form.is_valid():
        try:
            sign_in_by_link(booking=found, code=form.cleaned_data["code"])
        except Refused as refusal:
            form.add_error("code", str(refusal))
        else:
            return HttpResponseRedirect(request.path)
    return Redisplay(_booking_page(request, link, here=form))


def _say_why(request, link, found):
    form = missed_form(found, request.POST)
    if not form.is_valid():
        return Redisplay(_booking_page(request, link, form=form))
    actions.say_why_missed(booking=found, by=found.user, **form.content())
    use(link)
    return HttpResponseRedirect(request.path)


def show_approval(request, link):
    return _approval_page(request, link, DecideForm())


def _approval_page(request, link, form):
    found = Booking.objects.for_page().get(pk=link.object_id)
    context = {
        "booking": found,
        "event": found.event,
        "form": form,
        "waits": _waits_for_them(found, link),
    }
    return render(request, "training/decide.html", context)


def _waits_for_them(found, link) -> bool:
    """A link of somebody who left, or in whose place another is asked, does nothing."""
    approver = found.approver
    if found.state != "requested" or approver is None or approver.email != link.email:
        return False
    return may_approve(approver, found)


def act_on_approval(request, link):
    found = Booking.objects.for_page().get(pk=link.object_id)
    form = DecideForm(request.POST)
    if not _waits_for_them(found, link):
        return Redisplay(_approval_page(request, link, form))
    if form.is_valid() and decided(found, form, by=found.approver):
        use(link)
        return HttpResponseRedirect(request.path)
    return Redisplay(_approval_page(request, link, form))


def thanks(request, link):
    return render(request, "training/by_link_thanks.html", {"link": link})
