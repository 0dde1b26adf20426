from django.core.management.base import BaseCommand, CommandError

from portal.people.actions.second_factor import take_factors_off
from portal.people.models import User


class Command(BaseCommand):
    help = (
        "Takes off the code app, passkeys and recovery codes of somebody who has lost them, and "
        "signs them out. At the next sign-in they set up new ones."
    )

    def add_arguments(self, parser):
        parser.add_argument("email", help="the e-mail address of the account")

    def handle(self, *args, **options):
        user = User.objects.with_email(options["email"]).first()
        if user is None:
            raise CommandError(f"There is no account with the address {options['email']}.")
        count = take_factors_off(user=user, by=None)
        self.stdout.write(
            f"Taken off. {user} sets up a new second step at the next sign-in."
            if count
            else f"{user} had none. Nothing was changed."
        )
