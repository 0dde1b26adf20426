import sys
from datetime import timedelta
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.dates import today
from portal.exchange.people.applying import apply
from portal.exchange.people.carrying_out import format_of, plan_of
from portal.exchange.people.columns import FIELDS, faults, guess, not_kept
from portal.exchange.people.days import NoDay, day_of
from portal.exchange.people.here import Asked
from portal.exchange.people.job import ADDED, CHANGED, GONE, LEFT, MOVED, SAME, SKIPPED
from portal.exchange.people.rows import label_of
from portal.exchange.people.table import Unreadable
from portal.exchange.people.taking import take
from portal.journal.actions import record
from portal.people.models import Organisation

SAID = {
    ADDED: "to add",
    MOVED: "to move",
    CHANGED: "to change",
    LEFT: "who leave",
    SAME: "as they are",
    GONE: "who left before the portal knew them",
    SKIPPED: "whose job title or kind of employment is left out",
}
WIDE = 40
FARTHEST_BACK = timedelta(days=92)


class Command(BaseCommand):
    help = (
        "Brings people in from a CSV or a workbook of the HR system, as the pages under People, "
        "Files do. Shows what would happen and asks before it writes; all of it or nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--organisation", help="the employer’s name; the council unless told")
        parser.add_argument("--as-at", help="the day of which the file tells, like 3/4/2026")
        parser.add_argument(
            "--absent-have-left", action="store_true", help="people not in the file have left"
        )
        parser.add_argument("--yes", action="store_true", help="apply without asking")

    def handle(self, *args, **options):
        asked = Asked(
            _organisation(options["organisation"]),
            _as_at(options["as_at"]),
            options["absent_have_left"],
        )
        table = _table(options["file"])
        columns = self.columns(table, asked.organisation)
        plan = plan_of(table, columns, asked)
        self.show(plan)
        if not plan.does_anything:
            self.stdout.write("Nothing to do.")
        elif options["yes"] or self.agrees(plan):
            self.apply(table, columns, asked, plan.digest)

    def columns(self, table, organisation):
        chosen = guess(table.headers, format_of(organisation).columns)
        wrong = faults(chosen)
        if wrong:
            known = ", ".join(field.label for field in FIELDS)
            raise CommandError("\n".join([*wrong.values(), f"The columns may be called: {known}."]))
        for key, header in chosen.items():
            self.stdout.write(f"  {label_of(key)}: “{header}”")
        if ignored := not_kept(table, chosen):
            self.stdout.write(f"We don’t keep these: {', '.join(ignored)}.")
        return chosen

    def show(self, plan):
        for line in plan.lines:
            if line.outcome in {"refused", "ambiguous"}:
                for words in line.says:
                    self.stdout.write(f"  {words}")
        for outcome, words in SAID.items():
            if plan.counts.get(outcome):
                self.stdout.write(f"{plan.counts[outcome]:,} {words}")
        if plan.new_teams:
            self.stdout.write(f"{len(plan.new_teams):,} new teams")
        if plan.left_out:
            self.stdout.write(f"{plan.left_out:,} rows are left out.")

    def agrees(self, plan) -> bool:
        wanted = str(plan.absent) if plan.is_drastic else "yes"
        if plan.is_drastic:
            self.stdout.write(f"{plan.absent:,} people not in the file would leave.")
        try:
            answer = input(f"Type {wanted} to apply this: ").strip()
        except EOFError as nobody:
            raise CommandError("Nobody is here to answer. Give --yes.") from nobody
        if answer != wanted:
            self.stdout.write("Nothing was written.")
        return answer == wanted

    @transaction.atomic
    def apply(self, table, columns, asked, seen):
        Organisation.objects.select_for_update().get(pk=asked.organisation.pk)
        plan = plan_of(table, columns, asked)
        if plan.digest != seen:
            raise CommandError("People changed here meanwhile. Nothing was written. Start again.")
        apply(plan, by=None, progress=self.bar)
        record("people_file.applied", asked.organisation, by=None)
        self.stderr.write("")
        self.stdout.write("Done. Nobody was sent a message.")

    def bar(self, done, total):
        full = WIDE * done // total
        print(  # noqa: T201, a bar that is drawn over itself
            f"\r[{'#' * full}{'.' * (WIDE - full)}] {100 * done // total}%",
            end="",
            file=sys.stderr,
            flush=True,
        )


def _organisation(name) -> Organisation:
    if not name:
        council = Organisation.objects.council().first()
        if council is None:
            raise CommandError("There is no council yet. First run: manage.py setup")
        return council
    found = Organisation.objects.filter(name__iexact=name).first()
    if found is None:
        names = ", ".join(Organisation.objects.values_list("name", flat=True))
        raise CommandError(f"There is no organisation “{name}”. There are: {names}.")
    if not found.is_active:
        raise CommandError(f"{found} has no data-sharing agreement in force. Agree that first.")
    return found


def _as_at(text):
    try:
        day = day_of(text) or today()
    except NoDay as fault:
        raise CommandError(str(fault)) from fault
    if not today() - FARTHEST_BACK <= day <= today():
        raise CommandError("Choose a day in the last three months.")
    return day


def _table(path):
    try:
        content = path.read_bytes()
        return take(SimpleUploadedFile(path.name, content))[1]
    except OSError as fault:
        raise CommandError(f"{path} can’t be opened: {fault.strerror}.") from fault
    except Unreadable as fault:
        raise CommandError(str(fault)) from fault
