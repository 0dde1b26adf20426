"""A place that is given back where many wait: how long it takes until the next has the offer."""

from datetime import timedelta
from time import perf_counter, process_time

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from portal.dates import now, today
from portal.people.models import User
from skills.training import actions
from skills.training.models import AccessPolicy, Booking, Course, Event, EventDate

from .timing import Timed, median_and_most

WAITING = 500
NAME = f"action: an offer with {WAITING} waiting"


def offer(times: int) -> list[Timed]:
    """Each time anew, and taken back; the first is not counted. Nothing where there are too few
    people, or no course."""
    people = list(User.objects.filter(is_active=True, merged_into=None)[: WAITING + 1])
    course = Course.objects.exclude(mode="elearning").first()
    if len(people) <= WAITING or course is None:
        return []
    took, questions = [], 0
    for _ in range(1 + max(times, 2)):
        with transaction.atomic():
            first = waiting_for(course, people)
            began, at_work = perf_counter(), process_time()
            with CaptureQueriesContext(connection) as asked:
                actions.cancel(booking=first, by=first.user)
            questions = len(asked)
            took.append(((perf_counter() - began) * 1000, (process_time() - at_work) * 1000))
            transaction.set_rollback(True)
    return [Timed(NAME, "done", *median_and_most(took[1:]), questions)]


def waiting_for(course, people) -> Booking:
    """The booking of the first of the people, who has the only place; the others wait for it."""
    at, by = now(), people[0]
    event = Event.objects.create(
        course=course,
        trainer="Somebody",
        capacity=1,
        closes_on=today() + timedelta(days=20),
        here_code="BENCH0",
        opened_at=at,
        made_by=by,
        made_at=at,
        changed_at=at,
    )
    starts = at + timedelta(days=30)
    EventDate.objects.create(event=event, starts=starts, ends=starts + timedelta(hours=3))
    policy = AccessPolicy.objects.in_force()
    usual = {"event": event, "policy": policy, "booked_at": at}
    first, *others = people
    Booking.objects.bulk_create(
        Booking(user=one, booked_by=one, state="waiting", waiting_since=at, **usual)
        for one in others
    )
    return Booking.objects.create(
        user=first, booked_by=first, state="confirmed", pool="general", **usual
    )
