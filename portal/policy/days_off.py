"""Which days nobody works here."""

from collections.abc import Callable
from datetime import date
from functools import partial

from portal.bank_holidays import name_of

from .models import Setting

Off = Callable[[date], str]


def days_off() -> Off:
    """Whether a day is a bank holiday, the council's further ones too: for `working_days_after`. It
    asks once, however many days it is asked about."""
    return off_with(Setting.objects.value("bank_holidays.more"))


def off_with(more) -> Off:
    return partial(name_of, more=more)
