from django.db import models


class EvaluationQuerySet(models.QuerySet):
    def for_page(self):
        found = self.select_related("booking__user", "booking__event__course", "asked_of")
        return found.prefetch_related("booking__event__dates")

    def answered(self):
        return self.filter(answered_at__isnull=False)
