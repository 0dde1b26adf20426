from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.test.utils import override_settings

from portal.bench.offers import offer
from portal.bench.pages import pages
from portal.bench.timing import timed
from portal.dates import in_words, today
from skills.assessments.models import Assessment

HEAD = """\
| page | median, ms | 95 in 100 within, ms | at work, ms | questions | status |
|---|---:|---:|---:|---:|---:|"""


class Command(BaseCommand):
    help = "Times the slowest pages over the database that there is. Changes nothing in it."

    def add_arguments(self, parser):
        parser.add_argument("--times", type=int, default=30, help="how often each page is asked")
        parser.add_argument("--write", type=Path, help="a file to write the table to")

    def handle(self, *args, **options):
        if not Assessment.objects.exists():
            raise CommandError("There is nothing to time. First run: make many SIZE=1000")
        told = self.told(options["times"])
        self.stdout.write(told)
        if options["write"]:
            options["write"].write_text(told)

    def told(self, times) -> str:
        hosts = [*settings.ALLOWED_HOSTS, "testserver"]
        # Signing in and opening another's record leave rows: they are taken back.
        with transaction.atomic(), override_settings(ALLOWED_HOSTS=hosts):
            rows = [*(timed(page, times) for page in pages()), *offer(times)]
            transaction.set_rollback(True)
        lines = [
            f"| {one.name} | {one.median:.0f} | {one.most:.0f} | {one.at_work:.0f} | "
            f"{one.queries} | {one.status} |"
            for one in rows
        ]
        return "\n".join([*self.heading(times), HEAD, *lines, ""])

    def heading(self, times) -> list[str]:
        people = Assessment.objects.values("employment").distinct().count()
        rounds = Assessment.objects.count()
        return [
            "# How long pages take",
            "",
            "`make bench SIZE=…` wrote this: one process that asks for each page again and again.",
            "“At work” is the processor’s time, which grows little where the machine is busy.",
            "",
            f"{in_words(today())}: {people:,} practitioners with {rounds:,} rounds, "
            f"{connection.display_name}, each page {times} times.",
            "",
        ]
