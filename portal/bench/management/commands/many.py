from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.bench.filling import NotEmpty, fill
from portal.exchange.management.commands.setup import refuse_unless_migrated


class Command(BaseCommand):
    help = (
        "Fills an empty, migrated database with starter content and made-up practitioners, each "
        "with years of self-assessments and reviews, as the portal’s own actions write them."
    )

    def add_arguments(self, parser):
        parser.add_argument("--size", type=int, default=1000, help="how many practitioners")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same people")

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError(
                "This is not a demo, so no made-up people were added. For a demo on a machine of "
                "its own, set DEMO=1."
            )
        refuse_unless_migrated()
        began = monotonic()
        try:
            for made in fill(options["size"], options["seed"]):
                self.stdout.write(f"{made} practitioners after {monotonic() - began:.0f} seconds")
        except NotEmpty as refusal:
            raise CommandError(str(refusal)) from refusal
