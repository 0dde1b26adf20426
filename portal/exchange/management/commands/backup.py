from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from portal.exchange.keeping import NotDone, backup
from portal.exchange.keeping.stores import counted

MEGABYTE = 1024 * 1024


class Command(BaseCommand):
    help = (
        "Saves the database and every uploaded file in one new file, while the portal is served. "
        "The file holds everybody’s records: keep it where few can read it."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="where to, such as portal.tar.gz")

    def handle(self, *args, file, **options):
        if not file.parent.is_dir():
            raise CommandError(f"There is no folder {file.parent}. Make it first.")
        try:
            made = backup(file, self.stdout.write)
        except (NotDone, OSError, OperationalError) as wrong:
            raise CommandError(f"Nothing was saved. {wrong}") from wrong
        size = made["size"] / MEGABYTE
        self.stdout.write(
            f"Saved {made['rows']:,} rows and {counted(made['files'])} in {file} ({size:.1f} MB). "
            "It holds everybody’s records: keep it where few can read it."
        )
