from datetime import date, datetime

from django.db import models
from django.db.models import Q

from ..welcoming import WELCOMING


class PartnerRequestQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The training team's and an administrator's, once the e-mail address is confirmed."""
        if WELCOMING.isdisjoint(viewer.roles):
            return self.none()
        return self.filter(confirmed_at__isnull=False)

    def open(self):
        """Not answered yet, whether confirmed or not."""
        return self.filter(answered_at__isnull=True)

    def waiting(self):
        return self.open().filter(confirmed_at__isnull=False)

    def with_answer(self):
        return self.select_related(
            "answered_by", "invitation__organisation", "invitation__sponsor", "invitation__team"
        )

    def never_confirmed(self, before: datetime):
        """Asked for longer ago than their link is good for."""
        return self.filter(confirmed_at__isnull=True, asked_at__lt=before)

    def answered_before(self, day: date):
        return self.filter(answered_at__date__lt=day)


class UnusedAccountQuerySet(models.QuerySet):
    def waiting(self):
        """Asked, and neither needed nor closed."""
        return self.filter(needed_at__isnull=True, closed_at__isnull=True)

    def closed(self):
        return self.filter(closed_at__isnull=False, reopened_at__isnull=True)

    def asked_since(self, moment: datetime):
        """Asked, or opened again by their owner, at or after the moment."""
        return self.filter(Q(asked_at__gte=moment) | Q(reopened_at__gte=moment))
