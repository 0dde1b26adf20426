"""The nightly run: each step once a day, and the days that were missed."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from portal.changes.models import StepRun
from portal.dates import now, today
from portal.nightly import Step, all_steps

# What was missed longer ago is not made up for, and that is said.
FARTHEST_BACK = timedelta(days=31)
# A step that has run for so long has crashed, and is tried again.
CRASHED_AFTER = timedelta(hours=1)
ONE = timedelta(days=1)


@dataclass
class Report:
    """What a run did: rows that were done or failed, and the days that are too long ago."""

    rows: list[StepRun] = field(default_factory=list)
    left_out_before: date | None = None

    @property
    def failed(self) -> list[StepRun]:
        return [row for row in self.rows if row.outcome == StepRun.Outcome.FAILED]


def run_nightly(*, day=None, steps=None) -> Report:
    """Do every step for today and for each day that was missed, the oldest first; or for `day`
    alone. Two runs at once share the work: no step is done twice for a day."""
    steps = all_steps() if steps is None else steps
    report = Report()
    due = {step.name: [day] if day else _days_due(step, report) for step in steps}
    for each in sorted({day for days in due.values() for day in days}):
        for step in steps:
            if each in due[step.name] and (row := _claim(step, each)):
                report.rows.append(_run(step, row))
    return report


def _days_due(step: Step, report: Report) -> list[date]:
    """The days on which the step failed or was never finished, and those since it last ran. A step
    that has never run begins today."""
    runs = StepRun.objects.filter(step=step.name, day__lte=today())
    last = runs.order_by("day").last()
    if last is None:
        return [today()]
    oldest = today() - FARTHEST_BACK
    if last.day + ONE < oldest:
        report.left_out_before = oldest
    again = runs.exclude(outcome=StepRun.Outcome.DONE).filter(day__gte=oldest)
    days = set(again.values_list("day", flat=True))
    first = max(last.day + ONE, oldest)
    days |= {first + timedelta(count) for count in range((today() - first).days + 1)}
    return sorted(days)


def _claim(step: Step, day: date) -> StepRun | None:
    """The row of the step and day, taken by this run; None where it is done, or another run is at
    it."""
    started = {"outcome": StepRun.Outcome.RUNNING, "started_at": now(), "finished_at": None}
    try:
        with transaction.atomic():
            return StepRun.objects.create(day=day, step=step.name, **started)
    except IntegrityError:
        row = StepRun.objects.get(day=day, step=step.name)
    if row.outcome == StepRun.Outcome.DONE:
        return None
    if row.outcome == StepRun.Outcome.RUNNING and row.started_at > now() - CRASHED_AFTER:
        return None
    # Of two that try again, the one whose update still finds the row as it was.
    taken = StepRun.objects.filter(
        pk=row.pk, outcome=row.outcome, started_at=row.started_at
    ).update(**started, fault="", count=0)
    return StepRun.objects.get(pk=row.pk) if taken else None


def _run(step: Step, row: StepRun) -> StepRun:
    """Whatever goes wrong in one step, the others still run. Of the fault only its kind is kept:
    its words may hold somebody's data."""
    try:
        with transaction.atomic():
            row.count = step.run(row.day)
        row.outcome = StepRun.Outcome.DONE
    except Exception as fault:  # noqa: BLE001
        row.count, row.fault = 0, type(fault).__name__
        row.outcome = StepRun.Outcome.FAILED
    row.finished_at = now()
    row.save(update_fields=["count", "fault", "outcome", "finished_at"])
    return row
