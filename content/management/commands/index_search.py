from django.core.management.base import BaseCommand

from content.search.indexing import rebuild


class Command(BaseCommand):
    help = "Writes anew what search looks through. What is published is added by itself."

    def handle(self, *args, **options):
        self.stdout.write(f"Search looks through {rebuild()} pages, statements, terms and courses.")
