from datetime import timedelta

from django.conf import settings
from django.db import models

from portal.dates import now


class KeptPostQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.fresh().filter(user=viewer)

    def fresh(self):
        age = timedelta(minutes=settings.KEPT_POST_MINUTES)
        return self.filter(kept_at__gt=now() - age)

    def stale(self):
        age = timedelta(minutes=settings.KEPT_POST_MINUTES)
        return self.filter(kept_at__lte=now() - age)
