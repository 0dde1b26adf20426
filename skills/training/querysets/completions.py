from django.db import models
from django.db.models import Q

from portal.people.querysets import is_person


class CompletionQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Its owner's, and for the training team, who keep the records."""
        if "training_coordinator" in viewer.roles:
            return self
        return self.filter(is_person(viewer))

    def of(self, user):
        """All that they finished, the last first."""
        return self.filter(is_person(user)).order_by("-completed_on", "course__title", "id")

    def in_date_on(self, day):
        return self.filter(completed_on__lte=day).filter(
            Q(expires_on__isnull=True) | Q(expires_on__gt=day)
        )


class ElsewhereQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Its owner's, and for the training team, who check it."""
        if "training_coordinator" in viewer.roles:
            return self
        return self.filter(is_person(viewer))

    def waiting(self):
        return self.filter(state="waiting").order_by("asked_at", "id")
