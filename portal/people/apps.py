from django.apps import AppConfig
from django.db.backends.signals import connection_created

from .folding import teach


class PeopleConfig(AppConfig):
    name = "portal.people"

    def ready(self):
        connection_created.connect(teach, dispatch_uid="portal.people.folding")
