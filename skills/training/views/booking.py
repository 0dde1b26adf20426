from django.shortcuts import render

from portal.access import get_visible_or_404

from ..models import Booking, Event


def booking(request, uuid):
    found = get_visible_or_404(Booking.objects, request.user, uuid=uuid)
    return render(request, "training/booking.html", {"booking": found})


def decide(request, uuid):
    found = get_visible_or_404(Booking.objects, request.user, uuid=uuid)
    return render(request, "training/booking.html", {"booking": found})


def event(request, uuid):
    found = get_visible_or_404(Event.objects, request.user, uuid=uuid)
    return render(request, "training/event.html", {"event": found})
