"""A place for other people: of an organisation that one coordinates, or without an account."""

from collections import Counter

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from portal.access import get_visible_or_404, refuse_unless
from portal.people.models import Employment, Organisation, User
from portal.people.rules import is_same_person

from .. import actions, places
from ..forms.others import GuestForm, SeveralForm, SwapForm
from ..leading import organisations_led
from ..models import Booking
from ..refusals import Refused
from ..rules import may_answer_for, may_run_training
from ..rules.bookings import has_colleagues
from .booking import crumbs_of
from .door import FORM, event_of

SHOWN = 50
MADE = {
    "confirmed": ("person is booked", "people are booked"),
    "requested": ("person waits for a manager", "people wait for a manager"),
    "waiting": ("person is on the waiting list", "people are on the waiting list"),
    "offered": ("person is offered a place", "people are offered a place"),
}


@require_http_methods(FORM)
def several(request, uuid):
    """For one or several of one's people."""
    event = event_of(request, uuid)
    led = organisations_led(request.user)
    refuse_unless(bool(led))
    jobs = _jobs(event, led)
    find = request.GET.get("find", "").strip()
    fitting = jobs.filter(user__in=User.objects.found_by(find).values("pk")) if find else jobs
    shown = list(fitting[: SHOWN + 1])
    form = SeveralForm(
        request.POST if request.method == "POST" else None, jobs=jobs, shown=shown[:SHOWN]
    )
    if form.is_valid() and (made := _book(request, event, form)):
        messages.success(request, _counted(made))
        return redirect("bookings:mine")
    context = {
        "event": event,
        "form": form,
        "find": find,
        "nobody": not shown,
        "more": len(shown) > SHOWN,
        "has_search": bool(find) or len(shown) > SHOWN,
        "left": places.left(event),
        "crumbs": crumbs_of(event, (event.when, event.get_absolute_url())),
    }
    return render(request, "training/several.html", context)


def _jobs(event, led):
    """Of those who have no booking for it yet."""
    there = event.bookings.live().values("user")
    jobs = Employment.objects.current().filter(organisation__in=led, user__is_active=True)
    jobs = jobs.filter(user__merged_into=None).exclude(user__in=there)
    return jobs.select_related("user", "organisation").order_by("user__name", "id")


def _book(request, event, form):
    try:
        return actions.book_several(event=event, employments=form.chosen(), by=request.user)
    except Refused as refusal:
        form.add_error("people", str(refusal))


def _counted(made) -> str:
    """“2 people are booked. 1 person is on the waiting list.”"""
    counts = Counter(one.state for one in made)
    said = [f"{count} {MADE[state][count > 1]}." for state, count in counts.items()]
    return " ".join([*said, "Each gets an e-mail."])


@require_http_methods(FORM)
def guest(request, uuid):
    """For somebody by name and e-mail address."""
    event = event_of(request, uuid)
    runs, led = may_run_training(request.user), organisations_led(request.user)
    refuse_unless(runs or bool(led))
    organisations = Organisation.objects.all() if runs else Organisation.objects.filter(pk__in=led)
    form = GuestForm(
        request.POST if request.method == "POST" else None,
        organisations=organisations,
        or_nobody=runs,
    )
    if form.is_valid() and (made := _book_guest(request, event, form)):
        messages.success(request, f"{made.user}: {_counted([made])}")
        return redirect(made)
    context = {
        "event": event,
        "form": form,
        "crumbs": crumbs_of(event, (event.when, event.get_absolute_url())),
    }
    return render(request, "training/guest.html", context)


def _book_guest(request, event, form):
    try:
        return actions.book_guest(event=event, by=request.user, **form.content())
    except Refused as refusal:
        form.add_error("email", str(refusal))


@require_http_methods(FORM)
def swap(request, uuid):
    """A colleague comes instead."""
    found = get_visible_or_404(Booking.objects.for_page(), request.user, uuid=uuid)
    refuse_unless(may_answer_for(request.user, found))
    refuse_unless(has_colleagues(found) or may_run_training(request.user))
    jobs = _jobs(found.event, [found.organisation_id])
    form = SwapForm(
        request.POST if request.method == "POST" else None,
        people=User.objects.in_use().filter(pk__in=jobs.values("user")),
        employments=jobs,
    )
    if form.is_valid() and (made := _swap(request, found, form.cleaned_data["user"], form)):
        messages.success(request, f"{made.user} comes instead, and is told.")
        return redirect("bookings:mine")
    context = {
        "booking": found,
        "event": found.event,
        "own": is_same_person(request.user, found.user),
        "form": form,
        "crumbs": crumbs_of(found.event, ("The booking", found.get_absolute_url())),
    }
    return render(request, "training/swap.html", context)


def _swap(request, found, user, form):
    jobs = user.employments.current().filter(organisation=found.organisation_id)
    try:
        return actions.swap(
            booking=found, user=user, employment=jobs.order_by("id").last(), by=request.user
        )
    except Refused as refusal:
        form.add_error("user", str(refusal))
