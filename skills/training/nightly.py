from portal.nightly import Step, declare

from . import actions, evaluation_steps, places
from .models import Event


def lines(day) -> int:
    """Offers that ran out end, and what is free goes to the next who waits: also the held places
    that are for everybody from today on."""
    events = list(Event.objects.with_a_line().values_list("pk", flat=True))
    return sum(places.move_line.call(pk) for pk in events)


def passports(day) -> int:
    """Links that nobody can read or end any more."""
    return actions.end_unreadable()


declare(
    Step("training.lines", "Places at training go to whoever waits", lines, 30),
    Step(
        "training.evaluations",
        "People are asked what a course did for them",
        evaluation_steps.ask,
        order=60,
    ),
    Step("training.passports", "Passport links of closed accounts end", passports, order=90),
)
