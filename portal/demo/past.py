"""The messages of a story that is told in one go: those of long ago are not sent today."""

from datetime import timedelta

from django.db.models import F

from portal.dates import now
from portal.notices.models import Notice

# What happened since then is still news: it is sent, and is unread.
NEWS = timedelta(days=7)


def lay_to_rest() -> int:
    """Count what was told before the last days as sent then, and as read."""
    told = Notice.objects.waiting().filter(made_at__lt=now() - NEWS)
    return told.update(sent_at=F("made_at"), read_at=F("made_at"))
