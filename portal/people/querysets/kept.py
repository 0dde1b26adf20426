from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone


class KeptPostQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.fresh().filter(user=viewer)

    def fresh(self):
        age = timedelta(minutes=settings.KEPT_POST_MINUTES)
        return self.filter(kept_at__gt=timezone.now() - age)

    def stale(self):
        age = timedelta(minutes=settings.KEPT_POST_MINUTES)
        return self.filter(kept_at__lte=timezone.now() - age)
