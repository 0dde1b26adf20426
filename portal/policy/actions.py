from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.journal.actions import record

from .known import KNOWN
from .models import Setting
from .rules import may_set


class UnknownSetting(Exception):
    """There is no setting of that name, or the value is of another kind."""


@transaction.atomic
def set_value(*, name: str, value, starts: date, by, reason: str = "") -> Setting:
    """Let a setting have `value` from the day `starts` on."""
    if not may_set(by):
        raise PermissionDenied
    if name not in KNOWN:
        raise UnknownSetting(f"There is no setting called {name}.")
    if type(value) is not KNOWN[name].kind:
        raise UnknownSetting(f"{name} takes a {KNOWN[name].kind.__name__}.")
    setting = Setting.objects.create(
        name=name, value=value, starts=starts, set_by=by, reason=reason
    )
    record("policy.set", setting, by=by)
    return setting


@transaction.atomic
def load_starter(*, starts: date) -> int:
    """Write the starter value of each setting that has no value yet. Safe to repeat."""
    there = set(Setting.objects.values_list("name", flat=True))
    for known in KNOWN.values():
        if known.name not in there:
            set_value(name=known.name, value=known.starter, starts=starts, by=None)
    return len(KNOWN) - len(there & set(KNOWN))
