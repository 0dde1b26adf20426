"""The training team’s desk: what is planned, who booked, and what becomes of an event."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import actions
from ..forms.running import EventForm, PlanForm, WhyForm
from ..kinds import CLOSED, COMES
from ..models import Booking, Event
from ..refusals import Refused
from ..rules import places_of
from .door import FORM, event_of, for_training_team, tried

A_PAGE = 25
TAGS = {"draft": ("grey", "Draft"), "open": ("green", "Open"), "cancelled": ("red", "Cancelled")}
STATES = {
    "requested": "yellow",
    "confirmed": "green",
    "waiting": "grey",
    "offered": "yellow",
    "attended": "teal",
    "partly": "blue",
    "missed": "orange",
}
DESK = [("Training", "/training/"), ("Run training", "/training/run/")]


@for_training_team
@require_safe
def desk(request):
    """What is to be noted first, then what comes next; what is over on pages of its own."""
    over = "over" in request.GET
    events = Event.objects.visible_to(request.user)
    shown = events.past() if over else events.ahead()
    page = Paginator(shown.for_desk(), A_PAGE).get_page(request.GET.get("page"))
    here = reverse("bookings:desk")
    context = {
        "page": page,
        "rows": [row_of(event) for event in page.object_list],
        "to_note": [] if over else list(events.to_note().for_desk()),
        "over": over,
        "query": "over=1" if over else "",
        "tabs": [("To come", here, not over), ("Over", f"{here}?over=1", over)],
        "crumbs": DESK[:1],
    }
    return render(request, "training/desk.html", context)


def row_of(event) -> dict:
    colour, word = TAGS[event.state]
    if event.state == "open" and event.has_begun:
        colour, word = "grey", "Over"
    return {
        "event": event,
        "free": places_of(event),
        "tag": {"colour": colour, "word": word},
    }


@for_training_team
@require_http_methods(FORM)
def plan(request):
    form = PlanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = _plan(request, form)
        if made:
            words = "It is a draft." if len(made) == 1 else f"{len(made)} drafts are made."
            messages.success(request, f"{words} Nobody sees a draft until you open it.")
            return redirect("bookings:run", made[0].uuid)
    return _form(
        request,
        form,
        title="Plan an event",
        button="Make a draft",
        back=("Go back", reverse("bookings:desk")),
        crumbs=DESK,
    )


def _plan(request, form) -> list:
    data = form.cleaned_data
    try:
        return actions.plan_series(
            course=data["course"],
            dates=form.dates,
            every=data["every"] or 1,
            times=data["times"] or 1,
            by=request.user,
            **form.facts(),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return []


def _form(request, form, **told):
    return render(request, "training/run_form.html", {"form": form, **told})


def _page(request, event, **told):
    crumbs = [*DESK, (str(event), reverse("bookings:run", args=[event.uuid]))]
    back = ("Go back", reverse("bookings:run", args=[event.uuid]))
    return {"kicker": str(event), "crumbs": crumbs, "back": back, **told}


@for_training_team
@require_safe
def run(request, uuid):
    """One event: what it is, how full, who booked."""
    event = event_of(request, uuid)
    people = event.bookings.select_related("user", "organisation", "policy", "instead_of__user")
    bookings = list(people.prefetch_related("attendance").order_by("user__name", "pk"))
    live = [one for one in bookings if one.state not in Booking.IS_OVER]
    comes = [one for one in live if one.state in COMES]
    noted = {day.pk: 0 for day in event.days}
    for one in comes:
        for there in one.attendance.all():
            noted[there.date_id] += 1
    context = {
        **row_of(event),
        "closed": CLOSED,
        "has_place": [(one, STATES[one.state]) for one in live if one.has_place],
        "waiting": sorted(
            (one for one in live if not one.has_place), key=lambda one: one.waiting_since
        ),
        "gone": [one for one in bookings if one.state in Booking.IS_OVER],
        "days": [(n, day, noted[day.pk], len(comes)) for n, day in enumerate(event.days, 1)],
        "to_close": event.state == "open" and event.is_over and comes,
        "series": _others(event),
        "crumbs": DESK,
    }
    return render(request, "training/run.html", context)


def _others(event) -> list:
    """The rest of its series."""
    if event.series is None:
        return []
    others = Event.objects.filter(series=event.series).exclude(pk=event.pk).with_times()
    return list(others.select_related("course").prefetch_related("dates").order_by("first", "id"))


@for_training_team
@require_http_methods(FORM)
def change(request, uuid):
    event = event_of(request, uuid)
    form = EventForm(request.POST if request.method == "POST" else None, event=event)
    if form.is_valid():
        try:
            actions.change_event(event=event, dates=form.dates, by=request.user, **form.facts())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, "It is changed. If the time or place is new, all who booked are told."
            )
            return redirect("bookings:run", event.uuid)
    return _form(
        request, form, **_page(request, event, title="Change the event", button="Save the change")
    )


@for_training_team
@require_POST
def open_(request, uuid):
    event = event_of(request, uuid)
    tried(request, actions.open_event, "It is open. People can book it now.", event=event)
    return redirect("bookings:run", event.uuid)


@for_training_team
@require_http_methods(FORM)
def delete(request, uuid):
    event = event_of(request, uuid)
    if request.method == "POST":
        gone = tried(request, actions.delete_draft, "The draft is deleted.", event=event)
        return redirect("bookings:desk") if gone else redirect("bookings:run", event.uuid)
    lead = "Nobody has seen this draft. It can’t be brought back."
    told = _page(request, event, title="Delete the draft?", button="Delete it", lead=lead)
    return render(request, "people/form.html", told)


@for_training_team
@require_http_methods(FORM)
def cancel(request, uuid):
    event = event_of(request, uuid)
    form = WhyForm(
        request.POST if request.method == "POST" else None,
        label="Why is it cancelled?",
        hint="Everybody who booked reads it.",
    )
    if form.is_valid():
        why = form.cleaned_data["why"]
        told = "It is cancelled, and everybody who booked is told."
        tried(request, actions.cancel_event, told, event=event, why=why)
        return redirect("bookings:run", event.uuid)
    lead = "Everybody who has a place or waits is told at once. It does not count against them."
    return render(
        request,
        "people/form.html",
        {"form": form}
        | _page(request, event, title="Cancel the event?", button="Cancel it", lead=lead),
    )
