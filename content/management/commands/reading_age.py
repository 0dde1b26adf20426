from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from content.reading_report import as_markdown, public_texts

REPORT = settings.BASE_DIR / "docs" / "reading-age.md"


class Command(BaseCommand):
    help = "Writes the reading age of all public text to docs/reading-age.md."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, default=REPORT, help="another file")

    def handle(self, *args, **options):
        texts = public_texts()
        options["to"].write_text(as_markdown(texts))
        hard = sum(text.reading.is_hard for text in texts)
        self.stdout.write(f"{len(texts)} texts read. Too hard: {hard}.")
