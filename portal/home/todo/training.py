"""What waits for those who look after courses."""

from datetime import timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from portal.dates import today
from portal.home.templatetags.portal import plaindate
from skills.training.models import Booking, Completion, Course, Elsewhere, Event, PastFile
from skills.training.rules.bookings import days_to_answer, is_stuck_after

from .task import Task

DAYS = timedelta(days=60)
MOST = 5
TO_CHECK = timedelta(days=14)


def tasks(desk) -> list[Task]:
    """Events to close, certificates and past records to check, and the courses that most people
    have to do again soon."""
    if "training_coordinator" not in desk.roles:
        return []
    return [*_to_note(), *_to_agree(), *_to_check(), *_to_apply(), *_to_offer()]


def _to_note() -> list[Task]:
    """The events that began longest ago, of which it is not noted yet who came."""
    events = Event.objects.to_note().select_related("course").prefetch_related("dates")
    return [
        Task(
            title=f"Note who came to “{event.course}”",
            why=f"It was on {event.when}. It counts for people once you close it.",
            due=timezone.localdate(event.ends),
            kicker="On the day",
            url=reverse("bookings:run", args=[event.uuid]),
        )
        for event in events[:MOST]
    ]


def _to_agree() -> list[Task]:
    """Places that wait too long for a manager, or for nobody; the longest first."""
    waiting = Booking.objects.for_page().filter(state=Booking.State.REQUESTED)
    waiting = waiting.filter(event__in=Event.objects.to_come().values("pk"))
    limit = days_to_answer()
    return [
        Task(
            title=f"Help {one.user} to get an answer",
            why=_why_stuck(one),
            due=timezone.localdate(one.event.begins),
            kicker="A place waits for a manager",
            url=reverse("bookings:decide", args=[one.uuid]),
            button="See it, and answer",
        )
        for one in waiting.order_by("booked_at", "pk")
        if is_stuck_after(one, *limit)
    ][:MOST]


def _why_stuck(booking) -> str:
    what = f"They asked for “{booking.event.course}” on {booking.event.when}."
    if booking.approver is None:
        return f"{what} They have no manager who can be asked."
    return f"{what} {booking.approver} has not answered."


def _to_check() -> list[Task]:
    waiting = list(Elsewhere.objects.waiting().values_list("asked_at", flat=True))
    if not waiting:
        return []
    return [
        Task(
            title="Check what people learnt elsewhere",
            why=f"{_certificates(len(waiting))} to be checked.",
            due=timezone.localdate(waiting[0]) + TO_CHECK,
            kicker="A certificate was sent",
            url=reverse("bookings:elsewhere_list"),
        )
    ]


def _to_apply() -> list[Task]:
    """Files of past records that organisations sent on, the first to be sent first."""
    waiting = PastFile.objects.asked().select_related("organisation")
    return [
        Task(
            title=f"Look over past training from {past.organisation}",
            why="They sent it in a file. It counts once you apply it.",
            due=timezone.localdate(past.asked_at) + TO_CHECK,
            kicker="Past records were sent",
            url=reverse("exchange:past_file", args=[past.uuid]),
        )
        for past in waiting[:MOST]
    ]


def _certificates(count: int) -> str:
    return "1 certificate waits" if count == 1 else f"{count} certificates wait"


def _to_offer() -> list[Task]:
    return [
        Task(
            title=f"Offer places on “{row['offered']}”",
            why=f"{_people(row['people'])} to do it again by {plaindate(last_day())}.",
            due=row["first"],
            kicker="A course runs out",
            url=reverse("bookings:plan"),
            button="Plan a date",
        )
        for row in _running_out()[:MOST]
    ]


def last_day():
    return today() + DAYS


def _running_out():
    later = Completion.objects.filter(user=OuterRef("user"), course=OuterRef("course")).filter(
        Q(expires_on=None) | Q(expires_on__gt=OuterRef("expires_on"))
    )
    soon = Completion.objects.filter(expires_on__gt=today(), expires_on__lte=last_day())
    soon = soon.exclude(course__mode=Course.Mode.ELEARNING)  # has a place at any time
    return (
        soon.filter(~Exists(later))
        .values(offered=F("course__title"))
        .annotate(people=Count("user", distinct=True), first=Min("expires_on"))
        .order_by("-people", "first", "offered")
    )


def _people(count: int) -> str:
    return "1 person has" if count == 1 else f"{count} people have"
