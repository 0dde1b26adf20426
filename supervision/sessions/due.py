"""When supervision of some people is due next: as their agreement says or, without one, by the
stage that they are in. All that it needs is read once, for however many they are."""

from datetime import date, timedelta
from functools import cached_property

from django.db.models import Max
from django.utils import timezone

from portal.dates import today
from portal.people.clocks import Clocks
from portal.policy.days_off import off_with
from portal.policy.models import Setting

from .days_off import first_day_on
from .models import Agreement, Attendee, Session
from .stages import days_between

SETTINGS = (
    "supervision.new_weeks",
    "supervision.every_days_new",
    "supervision.every_days",
    "supervision.every_days_partner",
    "bank_holidays.more",
)


class Due:
    """Of `employments`, each with its organisation. A gap never counts against anybody: `is_late`
    says that a session is to be planned."""

    def __init__(self, employments):
        self.employments = list(employments)
        self.clocks = Clocks([one.pk for one in self.employments])

    @cached_property
    def _settings(self) -> list[int]:
        return Setting.objects.values_of(*SETTINGS)

    @cached_property
    def _off(self):
        return off_with(self._settings[-1])

    @cached_property
    def _agreed(self) -> dict[int, int]:
        rows = Agreement.objects.in_force().filter(employment__in=self.employments)
        return dict(rows.order_by("agreed_at").values_list("employment", "every_days"))

    @cached_property
    def _last(self) -> dict[int, date]:
        there = Attendee.objects.regular().filter(
            employment__in=self.employments,
            session__state__in=Session.CAME_ABOUT,
            was_away=False,
        )
        rows = there.values_list("employment").annotate(Max("session__starts_at")).order_by()
        return {pk: timezone.localdate(at) for pk, at in rows}

    def every_days(self, employment) -> int:
        agreed = self._agreed.get(employment.pk)
        return agreed or days_between(employment, today(), *self._settings[:-1])

    def last(self, employment) -> date | None:
        """The day of the last one that was held."""
        return self._last.get(employment.pk)

    def by(self, employment) -> date | None:
        """The day by which the next is due; days away stop the clock. None before the first."""
        last = self.last(employment)
        if last is None:
            return None
        due = last + timedelta(days=self.every_days(employment))
        away = self.clocks.days_away(employment.pk, last, due)
        return first_day_on(due + timedelta(days=away), self._off, self.clocks, employment.pk)

    def is_late(self, employment) -> bool:
        due = self.by(employment)
        return due is not None and due < today()

    def proposed(self, employment) -> date:
        """The day to offer for the next one: when it is due or, where that is over or nothing was
        held yet, the next working day."""
        soonest = today() + timedelta(days=1)
        due = self.by(employment) or soonest
        return first_day_on(max(due, soonest), self._off, self.clocks, employment.pk)
