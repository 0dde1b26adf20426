from django.db import models
from django.db.models import Q


class OnItsWayQuerySet(models.QuerySet):
    """Files that are read and then applied or dropped, and not kept after that."""

    # In these states one is forgotten once nobody touches it.
    left_lying = ("sent", "checking", "checked", "applying")

    def to_remove(self, before):
        """Those that were over before that moment, or that nobody touched since, and still hold
        what was sent."""
        over = Q(applied_at__lt=before) | Q(dropped_at__lt=before)
        forgotten = Q(state__in=self.left_lying, touched_at__lt=before)
        return self.filter(over | forgotten).exclude(file="")
