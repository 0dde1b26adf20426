from django.db import models


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(recipient=viewer)

    def unread(self):
        return self.filter(read_at__isnull=True)

    def waiting(self):
        return self.filter(sent_at__isnull=True, given_up_at__isnull=True)
