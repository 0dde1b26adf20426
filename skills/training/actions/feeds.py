"""A person's private address for their calendar program. Whoever has it reads their bookings, so
its owner can renew it at any time: the old one then gives nothing."""

from django.db import transaction

from portal.journal.actions import record
from portal.links.actions import make, withdraw
from portal.links.models import Link

from .holding import hold

FEED = "training_calendar"
DAYS = 3650


@transaction.atomic
def make_feed(*, by) -> Link:
    """The one there is, or a new one."""
    hold(by)
    there = Link.objects.open().filter(purpose=FEED, object_id=by.pk).first()
    return there or _made(by)


@transaction.atomic
def renew_feed(*, by) -> Link:
    hold(by)
    withdraw(purpose=FEED, object_id=by.pk, by=by)
    return _made(by)


def _made(by) -> Link:
    link = make(purpose=FEED, object_id=by.pk, email="", days=DAYS, ask="the training team", by=by)
    record("training.feed_made", link, by=by)
    return link
