from portal.nightly import Step, declare

from . import evaluation_steps, places
from .actions import ask_another, end_unreadable
from .models import Booking, Event


def lines(day) -> int:
    """Offers that ran out end, and what is free goes to the next who waits: also the held places
    that are for everybody from today on."""
    events = list(Event.objects.with_a_line().values_list("pk", flat=True))
    return sum(places.move_line.call(pk) for pk in events)


def passports(day) -> int:
    """Links that nobody can read or end any more."""
    return end_unreadable()


def approvals(day) -> int:
    """Places that wait for a manager who left or is covered go to whoever stands there now."""
    waiting = Booking.objects.filter(state=Booking.State.REQUESTED)
    waiting = waiting.filter(event__in=Event.objects.to_come().values("pk"))
    count = 0
    for one in waiting.select_related("event"):
        count += ask_another(booking=one).approver_id != one.approver_id
    return count


declare(
    Step("training.approvals", "Places that wait for a manager find one", approvals, 29),
    Step("training.lines", "Places at training go to whoever waits", lines, 30),
    Step(
        "training.evaluations",
        "People are asked what a course did for them",
        evaluation_steps.ask,
        order=60,
    ),
    Step("training.passports", "Passport links of closed accounts end", passports, order=90),
)
