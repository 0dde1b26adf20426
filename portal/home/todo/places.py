"""Places at training: those that are offered to the person, and those that a manager agrees to."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from portal.people.querysets import is_person
from skills.training.models import Booking

from .task import Task


def tasks(desk) -> list[Task]:
    offered = is_person(desk.user) & Q(state=Booking.State.OFFERED)
    asked = Q(approver=desk.user, state=Booking.State.REQUESTED)
    found = list(Booking.objects.for_page().filter(offered | asked))
    return [_asked(one) for one in found if one.state == Booking.State.REQUESTED] + [
        _offered(one) for one in found if one.open_offer
    ]


def _offered(booking) -> Task:
    return Task(
        title=f"Take the place at “{booking.event.course}”, or let it go",
        why=f"It is on {booking.event.when}. After that day it goes to the next person.",
        url=booking.get_absolute_url(),
        due=timezone.localdate(booking.open_offer.expires_at),
        kicker="A place is free for you",
        button="See the place",
    )


def _asked(booking) -> Task:
    return Task(
        title=f"May {booking.user} go to training?",
        why=f"They asked for “{booking.event.course}” on {booking.event.when}.",
        url=reverse("bookings:decide", args=[booking.uuid]),
        kicker="You are asked to agree",
        button="Agree or refuse",
    )
