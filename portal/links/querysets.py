from datetime import datetime

from django.db import models
from django.db.models import Q

from portal.dates import now


class LinkQuerySet(models.QuerySet):
    def unused(self):
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True)

    def open(self):
        """Those that still do what they were made for."""
        return self.unused().filter(expires_at__gt=now())

    def ended_before(self, moment: datetime):
        return self.filter(
            Q(used_at__lt=moment) | Q(withdrawn_at__lt=moment) | Q(expires_at__lt=moment)
        )
