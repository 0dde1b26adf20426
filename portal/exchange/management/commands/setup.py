from pathlib import Path

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from portal.exchange.actions import AlreadyThere, add_council, add_first_administrator
from portal.exchange.asking import ask_password, asked_for
from portal.exchange.loading import load
from portal.exchange.starter import Faulty, read
from portal.exchange.starter.whole import OURS
from portal.people.models import RoleGrant, User

DAYS = settings.PASSWORD_RESET_TIMEOUT // (60 * 60 * 24)


class Command(BaseCommand):
    help = (
        "Gets an empty portal ready for a council: starter framework, courses, gates, glossary and "
        "pages, and the first administrator. Nobody else is made. Run again, it changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--no-administrator", action="store_true", help="load the starter content alone"
        )
        parser.add_argument("--admin-email", help="the first administrator’s e-mail address")
        parser.add_argument("--admin-name", help="the first administrator’s name")
        parser.add_argument("--council", default=settings.COUNCIL_NAME, help="the council’s name")
        parser.add_argument(
            "--starter", type=Path, default=OURS, help="a folder with other starter files"
        )

    def handle(self, *args, **options):
        refuse_unless_migrated()
        call_command("createcachetable", verbosity=0)
        self.say_what_was_loaded(self.load(options["starter"]))
        council = add_council(name=options["council"])
        self.stdout.write(f"This portal is for {council}.")
        if not options["no_administrator"]:
            self.administrator(options)

    def load(self, folder):
        try:
            return load(read(folder))
        except Faulty as faulty:
            count = len(faulty.faults)
            raise CommandError(
                f"Nothing was loaded. In the starter files, {count} "
                f"thing{'' if count == 1 else 's'} need{'s' if count == 1 else ''} mending:\n"
                + "\n".join(f"  {fault}" for fault in faulty.faults)
            ) from faulty

    def say_what_was_loaded(self, made):
        loaded = [f"{count} {what}" for what, count in made.items() if count]
        if loaded:
            self.stdout.write(f"Loaded {', '.join(loaded)}.")
        else:
            self.stdout.write("The starter content is there already. Nothing was changed.")

    def administrator(self, options):
        if RoleGrant.objects.filter(role=RoleGrant.Role.ADMINISTRATOR).current().exists():
            self.stdout.write("There is an administrator already. Nobody was added.")
            return
        name, email = asked_for(options["admin_name"], options["admin_email"])
        password = None
        if not options["admin_email"]:
            password = ask_password(User(name=name, email=email), self.stdout.write)
        try:
            administrator = add_first_administrator(name=name, email=email, password=password)
        except AlreadyThere as there:
            raise CommandError(str(there)) from there
        self.stdout.write(f"{administrator} is the administrator.")
        if password is None:
            self.stdout.write(f"To choose a password, open this once, within {DAYS} days:")
            self.stdout.write(f"  {password_link(administrator)}")


def refuse_unless_migrated():
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("The database is not ready. First run: manage.py migrate")


def password_link(user) -> str:
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
    return settings.SITE_URL + path.replace("UID-KEY", key)
