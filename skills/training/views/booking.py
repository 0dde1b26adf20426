"""An event, and a place at it for oneself."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.people.models import Employment
from portal.people.querysets import is_person

from .. import actions, places
from ..forms.booking import BookForm
from ..leading import organisations_led
from ..models import AccessPolicy, Needs
from ..refusals import Refused
from ..rules import is_voluntary, may_run_training, price_of
from .door import FORM, event_of

SAYS = {
    "confirmed": "You are booked. We have sent you an e-mail.",
    "requested": "The place is kept for you. Your manager is asked to agree.",
    "waiting": "You are on the waiting list. We tell you when a place is free for you.",
    "offered": "A place is offered to you. Take it below.",
}


def crumbs_of(event, *more) -> list:
    course = event.course
    return [
        ("Training", reverse("training:index")),
        (course.title, reverse("training:course", args=[course.slug])),
        *more,
    ]


@require_http_methods(FORM)
def event(request, uuid):
    found = event_of(request, uuid)
    user = request.user
    jobs = list(Employment.objects.of(user).current().select_related("organisation"))
    kept = _kept(user)
    form = BookForm(
        request.POST if request.method == "POST" else None,
        jobs=jobs,
        initial={"needs": kept, "keep": bool(kept)},
    )
    if form.is_valid() and (made := _book(request, found, form)):
        messages.success(request, SAYS[made.state])
        return redirect(made)
    return render(request, "training/event.html", _context(user, found, jobs, form))


def _kept(user) -> str:
    return Needs.objects.filter(user=user).values_list("words", flat=True).first() or ""


def _book(request, found, form):
    try:
        return actions.book(event=found, user=request.user, by=request.user, **form.content())
    except Refused as refusal:
        form.add_error(None, str(refusal))


def _context(user, found, jobs, form) -> dict:
    mine = found.bookings.live().filter(is_person(user)).first()
    runs = may_run_training(user)
    policy = AccessPolicy.objects.in_force()
    prices = [(one.organisation, price_of(policy, found.course, one.organisation)) for one in jobs]
    voluntary = any(is_voluntary(one.organisation) for one in jobs)
    left = places.left(found)
    return {
        "event": found,
        "form": form,
        "mine": mine,
        "shows_link": runs or (mine is not None and mine.state == "confirmed"),
        "left": left.for_whom(voluntary=voluntary),
        "held_left": left.held if voluntary else 0,
        "waiting": found.bookings.waiting().count(),
        "prices": prices or [(None, price_of(policy, found.course, None))],
        "policy": policy,
        "books_for": _books_for(user, runs) if found.is_open else None,
        "crumbs": crumbs_of(found),
    }


def _books_for(user, runs) -> dict | None:
    """The ways in which one books for others, where there are any."""
    leads = bool(organisations_led(user))
    return {"people": leads} if runs or leads else None
