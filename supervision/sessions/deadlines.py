"""By when a record is shared, and by when it is answered: in working days, without bank holidays.
The settings are read once, however many sessions it is asked about."""

from datetime import date
from functools import cached_property

from django.utils import timezone

from portal.dates import working_days_after
from portal.policy.days_off import off_with
from portal.policy.models import Setting

SETTINGS = (
    "supervision.record_working_days",
    "supervision.answer_working_days",
    "bank_holidays.more",
)


class Deadlines:
    @cached_property
    def _settings(self) -> list:
        return Setting.objects.values_of(*SETTINGS)

    def share_by(self, session) -> date:
        return self._after(session.held_at, self._settings[0])

    def answer_by(self, session) -> date:
        return self._after(session.shared_at, self._settings[1])

    def _after(self, moment, days) -> date:
        off = off_with(self._settings[2])
        return working_days_after(timezone.localdate(moment), days, off)
