"""Oversight that is due or late, who can't oversee any more, and calls that nobody took up."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from portal.dates import now
from portal.people.models import Registration
from portal.policy.models import Setting

from .. import emails
from ..actions.help import remind
from ..models import CallForHelp, Oversight
from ..who_helps import managers_of


def _running(day):
    rows = Oversight.objects.on(day).filter(subject__is_active=True)
    return rows.with_people().with_last()


def checks(day) -> int:
    """The overseer is told a day before and when it is late; the managers of the place later."""
    late = timedelta(days=Setting.objects.value("supervision.overdue_alert_days", on=day))
    told = 0
    for one in _running(day):
        if one.due == day + timedelta(days=1):
            emails.check_due(one, one.due)
            told += 1
        elif one.due < day:
            emails.check_overdue(one, one.due, one.overseer)
            told += 1
            if one.due + late < day:
                for manager in managers_of(one.employment):
                    emails.check_overdue(one, one.due, manager)
    return told


def overseers(day) -> int:
    """Who left, or has no registration in date, oversees nobody: the managers choose anew."""
    in_date = Exists(Registration.objects.on(day).filter(user=OuterRef("overseer")))
    gone = list(_running(day).filter(~in_date | Q(overseer__is_active=False)))
    for one in gone:
        for manager in managers_of(one.employment):
            emails.nobody_oversees(one, manager)
    return len(gone)


def calls(day) -> int:
    """What the worker missed."""
    minutes = Setting.objects.value("help.remind_after_minutes", on=day)
    before = now() - timedelta(minutes=minutes)
    waiting = CallForHelp.objects.waiting().filter(asked_at__lte=before)
    return sum(remind.call(pk) for pk in waiting.values_list("pk", flat=True))
