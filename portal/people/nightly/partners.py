"""Requests that are forgotten, and partners' accounts that nobody uses."""

from datetime import datetime, time

from django.utils import timezone

from portal.dates import months_after
from portal.policy.models import Setting

from ..actions.partners import forget
from ..actions.unused import ask_if_needed, close_unless_needed, waiting_too_long
from ..models import User


def forget_requests(day) -> int:
    return forget(day=day)


def ask_owners(day) -> int:
    months = Setting.objects.value("account.unused_months", on=day)
    since = timezone.make_aware(datetime.combine(months_after(day, -months), time.min))
    unused = list(User.objects.of_partners_unused_since(since))
    for user in unused:
        ask_if_needed(user=user)
    return len(unused)


def close(day) -> int:
    return sum(close_unless_needed(asked=asked) for asked in waiting_too_long(day))
