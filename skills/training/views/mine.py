"""All that one has booked, and what waits for one's answer."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.people.querysets import is_person

from ..leading import organisations_led
from ..models import Booking
from .calendars import feed_address

TO_COME = ("requested", "confirmed", "waiting")


@require_safe
def mine(request):
    user = request.user
    found = list(Booking.objects.for_page().filter(is_person(user)))
    live = [one for one in found if not one.event.is_over]
    context = {
        "offers": [one for one in live if one.state == "offered"],
        "to_come": _by_day(one for one in live if one.state in TO_COME),
        "to_say": [one for one in found if one.state == "missed" and not one.missed_reason],
        "past": _by_day(one for one in found if _is_past(one))[::-1],
        "to_decide": list(Booking.objects.for_page().filter(approver=user, state="requested")),
        "feed": feed_address(user),
        "others": _by_day(_of_others(user)),
    }
    return render(request, "training/bookings.html", context)


def _is_past(one) -> bool:
    return one.state not in (*TO_COME, "offered") or one.event.is_over


def _by_day(bookings) -> list:
    return sorted(bookings, key=lambda one: (one.event.begins, one.pk))


def _of_others(user) -> list:
    """To come, of those who come for an organisation that one leads."""
    return (
        Booking.objects.for_page()
        .live()
        .to_come()
        .filter(organisation__in=organisations_led(user))
        .exclude(is_person(user))
    )
