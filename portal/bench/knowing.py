"""What a person's rounds have come to, in memory: it lets `Scope` say what the next round asks, by
the rules that the portal itself goes by, with no question to the database."""

from dataclasses import dataclass
from datetime import date

from portal.dates import months_after, today
from portal.policy.models import Setting
from skills.assessments.rounds import needed_in
from skills.assessments.scopes import Scope, asks_little


@dataclass
class Known:
    """A statement, with what `Scope` wants to know of it."""

    statement: object
    confirmed_on: date | None = None
    was_answered: bool = False
    due: date | None = None

    def __getattr__(self, name):
        return getattr(self.statement, name)


class Profiles:
    """The statements of each role's profile, and the settings, read once each."""

    def __init__(self):
        self.months = Setting.objects.value("assessment.every_months")
        self.seconds = Setting.objects.value("assessment.seconds_a_statement")
        self.short_from = Setting.objects.value("assessment.short_from_level")
        self.statements = {}

    def scope(self, job) -> Scope:
        """Of somebody who has answered nothing yet."""
        profile = job.profile
        if profile.pk not in self.statements:
            rows = needed_in(profile).order_by("domain__position", "position")
            self.statements[profile.pk] = list(rows)
        return Scope(
            employment=job.employment,
            profile=profile,
            is_short=asks_little(job.employment),
            statements=[Known(one) for one in self.statements[profile.pk]],
            months=self.months,
            seconds=self.seconds,
            short_from=self.short_from,
        )

    def confirm(self, scope, answered) -> None:
        """These were confirmed today."""
        for known in scope.statements:
            if known.pk in answered:
                known.was_answered = True
                known.confirmed_on = today()
                known.due = months_after(today(), self.months)
