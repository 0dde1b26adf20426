from django.db import models
from django.db.models import Q

from ..leading import organisations_led


class PastFileQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """All for the training team; those of an organisation for whoever leads it today."""
        if "training_coordinator" in viewer.roles:
            return self
        return self.filter(organisation__in=organisations_led(viewer))

    def asked(self):
        """Those that the training team has to look at, the first to be sent first."""
        return self.filter(state="asked").order_by("asked_at", "id")

    def to_remove(self, before):
        """Those that were over before that moment, or that nobody touched since. What waits for the
        training team waits as long as it takes."""
        over = Q(applied_at__lt=before) | Q(dropped_at__lt=before)
        forgotten = Q(state__in=["sent", "checking", "checked", "applying"], touched_at__lt=before)
        return self.filter(over | forgotten).exclude(file="")
