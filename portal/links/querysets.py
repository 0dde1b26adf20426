from django.db import models


class LinkQuerySet(models.QuerySet):
    def open(self):
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True)
