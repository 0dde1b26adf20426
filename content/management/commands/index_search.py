from django.core.management.base import BaseCommand

from content.published import in_force
from content.search.indexing import ensure_version, rebuild


class Command(BaseCommand):
    help = "Writes anew what search looks through. What is published is added by itself."

    def handle(self, *args, **options):
        rebuild()
        framework = in_force()
        ensure_version(framework and framework.version)
        self.stdout.write("Search looks through what is published now.")
