from django.db import models
from django.db.models import Q

from portal.people.querysets import is_person, opened_by, supervised_by

from .conditions import joint


class AgreedActionQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The practitioner's own; those of who held the session; open ones of who supervises the
        person now, and of a joint supervisor whom the agreement lets see them; with an opening. In
        a group nobody sees another's."""
        opened = opened_by(viewer, "employment__")
        return self.filter(_by_right(viewer) | opened).distinct()

    def visible_by_right(self, viewer):
        return self.filter(_by_right(viewer)).distinct()

    def open(self):
        return self.filter(state="open")

    def of(self, employment):
        return self.filter(employment=employment)

    def with_owner(self):
        return self.select_related("owner", "session")


def _by_right(viewer) -> Q:
    own = is_person(viewer, "employment__user") | is_person(viewer, "session__supervisor")
    now_supervises = Q(state="open") & supervised_by(viewer, "employment__")
    return own | now_supervises | joint(viewer)
