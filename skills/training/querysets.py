from django.db import models
from django.db.models import Q


class CompletionQuerySet(models.QuerySet):
    def in_date_on(self, day):
        return self.filter(completed_on__lte=day).filter(
            Q(expires_on__isnull=True) | Q(expires_on__gt=day)
        )
