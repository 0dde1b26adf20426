"""Sending what was told: by the worker, after commit, again after a failure.

A worker claims a notice in a short transaction: it counts the try and sets the time of the next.
Until then no other worker takes it. Then, with nothing locked, it talks to the mail server, and at
last marks the notice sent. So two workers never send the same one, and a slow server keeps nobody
from writing to the database. If the machine stops between the server's "taken" and the mark, the
message goes a second time with the same Message-ID, by which mail programs know it for the same;
never to send twice would mean sometimes not to send at all. A message that the server takes and a
later one returns (a bounce) is not looked for.
"""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.db import transaction
from django.tasks import task

from portal.dates import now

from .letters import daily_letter, letter
from .models import Notice

logger = logging.getLogger(__name__)

# How long after a failed try the next one comes; after the sixth there is none.
AGAIN_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))
TRIES = len(AGAIN_AFTER) + 1


@task
def deliver(pk: int) -> None:
    """Send one notice at once, unless it was sent or another worker has it."""
    _send(Notice.objects.filter(pk=pk, daily=False), letter, deliver, pk)


@task
def deliver_daily(user_pk: int) -> None:
    """Send a person all that waits for the daily message, in one."""
    waiting = Notice.objects.filter(recipient=user_pk, daily=True)
    _send(waiting, daily_letter, deliver_daily, user_pk)


def _send(notices, letter_of, job, argument) -> None:
    claimed = _claim(notices)
    if not claimed:
        return
    message = letter_of(claimed)
    if message is None:
        _mark(claimed, given_up_at=now())
        return
    try:
        message.send()
    except (SMTPException, OSError) as fault:
        # Its kind alone: a server's answer repeats the address that it refuses.
        logger.warning("Notice %s was not sent: %s", claimed[0].pk, type(fault).__name__)
        _try_again(claimed, job, argument)
    else:
        _mark(claimed, sent_at=now())


@transaction.atomic
def _claim(notices) -> list[Notice]:
    held = list(
        notices.due().select_for_update(of=("self",)).select_related("recipient").order_by("pk")
    )
    for notice in held:
        notice.tries += 1
        notice.next_try_at = now() + AGAIN_AFTER[min(notice.tries, len(AGAIN_AFTER)) - 1]
        notice.save(update_fields=["tries", "next_try_at"])
    return held


def _mark(claimed, **how) -> None:
    Notice.objects.waiting().filter(pk__in=[notice.pk for notice in claimed]).update(**how)


def _try_again(claimed, job, argument) -> None:
    _mark([notice for notice in claimed if notice.tries >= TRIES], given_up_at=now())
    waiting = [notice for notice in claimed if notice.tries < TRIES]
    # Where tasks are done at once there is no later; the nightly step sends what waits.
    if waiting and job.get_backend().supports_defer:
        soonest = min(notice.next_try_at for notice in waiting)
        job.using(run_after=soonest).enqueue(argument)
