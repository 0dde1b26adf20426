from django.db import models
from django.db.models import Q

from portal.dates import now


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """One's own, those of an account that was merged into it among them."""
        return self.filter(Q(recipient=viewer) | Q(recipient__merged_into=viewer))

    def unread(self):
        return self.filter(read_at__isnull=True)

    def waiting(self):
        """Neither sent nor given up."""
        return self.filter(sent_at__isnull=True, given_up_at__isnull=True)

    def due(self):
        """Waiting, and in nobody's hands: never tried, or the time to try again has come."""
        later = Q(next_try_at__isnull=True) | Q(next_try_at__lte=now())
        return self.waiting().filter(later)
