from datetime import date

from django.core.management.base import BaseCommand, CommandError

from portal.changes.actions import run_nightly
from portal.changes.models import StepRun
from portal.nightly import all_steps


class Command(BaseCommand):
    help = (
        "Does what falls due each night: changes that were planned, reminders, what runs out. Days "
        "that were missed are made up for, 31 at most. Safe to run again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--day",
            type=_day,
            help="do this day alone, like 2026-12-03; today and the days missed unless told",
        )

    def handle(self, *args, **options):
        report = run_nightly(day=options["day"])
        if report.left_out_before:
            self.stderr.write(
                f"Nothing ran for more than 31 days. Days before {report.left_out_before} are left "
                "out: look at what ran out then."
            )
        plain = {step.name: step.plain for step in all_steps()}
        for row in report.rows:
            self.stdout.write(f"{row.day} {plain[row.step]}: {_outcome(row)}")
        if not report.rows:
            self.stdout.write("Everything is done already.")
        if report.failed:
            raise CommandError(
                f"{len(report.failed)} of {len(report.rows)} steps failed. They are tried again "
                "the next time."
            )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _outcome(row: StepRun) -> str:
    if row.outcome == StepRun.Outcome.FAILED:
        return f"failed ({row.fault})"
    return f"done, {row.count}"
