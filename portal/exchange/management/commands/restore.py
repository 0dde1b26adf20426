from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from portal.dates import on_day
from portal.exchange.keeping import NotDone, restore
from portal.exchange.keeping.stores import counted


class Command(BaseCommand):
    help = (
        "Puts back what `backup` saved: into an empty database and empty folders or, with "
        "--replace, in place of everything that is there. Stop the portal first."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a file that `backup` made")
        parser.add_argument(
            "--replace",
            default="",
            metavar="NAME",
            help="the name of the database that is there and may be replaced",
        )

    def handle(self, *args, file, replace, **options):
        try:
            done = restore(file, self.stdout.write, replace=replace)
        except (NotDone, OSError, OperationalError) as wrong:
            raise CommandError(str(wrong)) from wrong
        made = timezone.localtime(parse_datetime(done["made_at"]))
        self.stdout.write(
            f"Restored {done['rows']:,} rows and {counted(done['files'])}, as they were on "
            f"{on_day(made)} at {made:%H:%M}. Everybody signs in again."
        )
        if done["is_older"]:
            self.stdout.write("It is from an older version. Now run: manage.py migrate")
        elif done["guards_missing"]:
            raise CommandError(
                "The database lacks guards that keep records locked. Run: manage.py migrate"
            )
