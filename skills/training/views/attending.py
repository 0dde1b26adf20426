"""On the day and after it: signing in with the code, who came, closing, charges."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.access import get_visible_or_404
from portal.codes import tidy
from portal.people.querysets import is_person

from .. import actions
from ..forms.attendance import AttendanceForm, HereForm, with_places
from ..forms.running import WhyForm
from ..kinds import COMES
from ..models import Booking
from ..refusals import Refused
from ..rules import may_note
from ..rules.attendance import is_day_of, minutes_of
from .arriving import guest_here
from .door import FORM, event_of, for_training_team, tried
from .running import DESK


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD"])
def here_form(request):
    """For whoever types the code and does not read it with a phone."""
    form = HereForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("bookings:here", form.cleaned_data["code"] or "-")
    return render(request, "training/here_form.html", {"form": form})


@login_not_required
@never_cache
@require_http_methods(FORM)
def here(request, code):
    """The day’s page for whoever has a place: one button says that they are there. Who is not
    signed in says who they are."""
    if not request.user.is_authenticated:
        return guest_here(request, code)
    found = Booking.objects.filter(
        is_person(request.user),
        event__here_code=tidy(code),
        state__in=COMES,
    )
    booking = found.select_related("event__course").prefetch_related("event__dates").first()
    if booking is None:
        messages.info(request, "You have no place with that code. Look at the code again.")
        return redirect("bookings:here_form")
    if request.method == "POST":
        tried(request, actions.sign_in, event=booking.event)
        return redirect("bookings:here", code)
    day = next((day for day in booking.event.days if is_day_of(day)), None)
    there = booking.attendance.filter(date=day, came=True).first() if day else None
    context = {"booking": booking, "event": booking.event, "day": day, "there": there}
    return render(request, "training/here.html", context)


@for_training_team
@require_http_methods(FORM)
def attendance(request, uuid, number):
    """Who came on one of its days, all at once. One’s own row is left out."""
    event = event_of(request, uuid)
    day = _day(event, number)
    bookings = [one for one in with_places(event) if may_note(request.user, one.user)]
    noted = {one.booking_id: one for one in day.attendance.all()}
    form = AttendanceForm(
        request.POST if request.method == "POST" else None,
        bookings=bookings,
        noted=noted,
        minutes=minutes_of(day),
    )
    if form.is_valid():
        try:
            actions.note_attendance(date=day, marks=form.marks(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "It is noted who came.")
            return redirect("bookings:run", event.uuid)
    context = {
        "event": event,
        "day": day,
        "form": form,
        "crumbs": [*DESK, (str(event), reverse("bookings:run", args=[event.uuid]))],
    }
    return render(request, "training/attendance.html", context)


def _day(event, number):
    days = event.days
    if not 1 <= number <= len(days):
        raise Http404
    return days[number - 1]


@for_training_team
@require_POST
def close(request, uuid):
    event = event_of(request, uuid)
    done = "It is closed. Who came has finished the course, and who missed it is asked why."
    tried(request, actions.close_event, done, event=event)
    return redirect("bookings:run", event.uuid)


@for_training_team
@require_http_methods(FORM)
def waive(request, uuid):
    bookings = Booking.objects.select_related("user", "event__course")
    booking = get_visible_or_404(bookings, request.user, uuid=uuid)
    form = WhyForm(
        request.POST if request.method == "POST" else None, label="Why do they pay nothing?"
    )
    run = reverse("bookings:run", args=[booking.event.uuid])
    if form.is_valid():
        why = form.cleaned_data["why"]
        tried(request, actions.waive, "They don’t have to pay.", booking=booking, why=why)
        return redirect(run)
    context = {
        "form": form,
        "title": f"Ask {booking.user} for nothing?",
        "kicker": str(booking.event),
        "button": "Ask for nothing",
        "back": ("Go back", run),
        "crumbs": [*DESK, (str(booking.event), run)],
    }
    return render(request, "people/form.html", context)
