from datetime import date

from portal.nightly import Step, declare

from .models import Notice
from .sending import deliver, deliver_daily


def again(day: date) -> int:
    """Ask the worker for what should have been sent: the queue was lost, or a worker stopped."""
    left = Notice.objects.due().filter(daily=False).values_list("pk", flat=True)
    return _ask_for(deliver, left)


def daily(day: date) -> int:
    """One message a person with what was told them for it. A day that was missed is in the next."""
    waiting = Notice.objects.due().filter(daily=True).order_by("recipient")
    return _ask_for(deliver_daily, waiting.values_list("recipient", flat=True).distinct())


def _ask_for(job, arguments) -> int:
    found = list(arguments)
    for argument in found:
        job.enqueue(argument)
    return len(found)


declare(
    Step("notices.again", "Messages that are still to be sent", again, order=80),
    # After the steps that tell people something.
    Step("notices.daily", "The daily message", daily, order=85),
)
