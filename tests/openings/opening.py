"""Openings in every state, reached through the actions, of records in the demo story."""

from datetime import timedelta

from portal.dates import today
from portal.notices.models import Notice
from portal.people.actions.openings import approve, close, open_records, refuse
from tests.story import who

SAID = {"words": "A complaint came in about how the plan was made.", "hours": 4}


def job_of(key):
    return who(key).employments.get()


def running(key="practitioner", *, by="service-manager", reason="complaint", **more):
    return open_records(employment=job_of(key), reason=reason, by=who(by), **(SAID | more))


def asked(key="practitioner", *, by="service-manager", **more):
    return running(key, by=by, reason="inquiry", told_later=True, **more)


def approved(key="practitioner", *, days=30, by="workforce-lead"):
    tell_on = today() + timedelta(days=days)
    return approve(opening=asked(key), tell_on=tell_on, by=who(by))


def refused(key="practitioner"):
    return refuse(opening=asked(key), by=who("workforce-lead"))


def taken_back(key="practitioner"):
    return close(opening=asked(key), by=who("service-manager"))


def closed(key="practitioner"):
    return close(opening=running(key), by=who("service-manager"))


STATES = {
    "asked": asked,
    "refused": refused,
    "taken_back": taken_back,
    "running": running,
    "approved": approved,
    "over": closed,
}


def told(opening):
    """Who has a message that it was opened, by the key of the cast."""
    notices = Notice.objects.filter(key=f"people.opened.{opening.pk}")
    return {notice.recipient.email.partition("@")[0] for notice in notices}
