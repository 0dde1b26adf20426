"""Sessions in a person’s own calendar feed."""

from portal.calendar import Entry, declare_feed

from .calendars import entry_of
from .models import Session


def in_feed(person, since) -> list[Entry]:
    """The person’s own, held by them or for them. One that was called off stays, so that calendars
    learn of it."""
    mine = Session.objects.of_party(person).exclude(kind=Session.Kind.SHORT_NOTE)
    return [entry_of(one) for one in mine.filter(starts_at__gt=since)]


declare_feed(in_feed)
