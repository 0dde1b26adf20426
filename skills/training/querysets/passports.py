from portal.dates import SpanQuerySet, today


class PassportQuerySet(SpanQuerySet):
    def open(self):
        """Those that their owner may end and others may read."""
        return self.filter(ended_at__isnull=True, ends__gt=today())

    def readable(self):
        """Nobody can end a link whose owner no longer signs in, so it gives nothing."""
        return self.open().filter(user__is_active=True, user__merged_into__isnull=True)

    def of_nobody(self):
        """Not ended yet, and never to be read again: run out, or of an account that is closed."""
        live = self.readable().values("pk")
        return self.filter(ended_at__isnull=True).exclude(pk__in=live)
