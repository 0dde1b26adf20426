from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.demo.cast import PASSWORD
from portal.demo.telling import is_told, tell


class Command(BaseCommand):
    help = "Make the demo story: a council, its partners, about 40 people and what they did."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError(
                "This is not a demo, so no made-up people were added. For a demo on a machine of "
                "its own, set DEMO=1."
            )
        if is_told():
            self.stdout.write("The demo story is there already. Nothing was changed.")
            return
        tell()
        self.stdout.write(
            "The demo story is there. Sign in as someone at /demo/sign-in/, or by e-mail, such as "
            f"practitioner@demo.example, with the password {PASSWORD}."
        )
