from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from portal import guards


class JournalConfig(AppConfig):
    name = "portal.journal"

    def ready(self):
        pre_migrate.connect(guards.take_off, sender=self, dispatch_uid="guards.take_off")
        post_migrate.connect(guards.put_on, sender=self, dispatch_uid="guards.put_on")
