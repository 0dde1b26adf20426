"""What calendars are told of bookings: an entry a booking and day."""

from urllib.parse import urlsplit

from django.conf import settings

from portal.calendar import Entry, calendar, in_feeds

STATUS = {
    "requested": "TENTATIVE",
    "offered": "TENTATIVE",
    "cancelled": "CANCELLED",
    "refused": "CANCELLED",
}
NAME = "Training"


def as_calendar(bookings) -> bytes:
    entries = [entry for booking in bookings for entry in entries_of(booking)]
    return calendar(entries, name=NAME, maker=settings.SERVICE_NAME)


def as_feed(person, bookings, since) -> bytes:
    """Bookings, and what other parts of the portal put into a person’s own calendar."""
    entries = [entry for booking in bookings for entry in entries_of(booking)]
    return calendar([*entries, *in_feeds(person, since)], name=NAME, maker=settings.SERVICE_NAME)


def entries_of(booking) -> list[Entry]:
    """A booking that is over came after the last change that its calendar was told of, so that it
    counts one more. The link is for those who have their place."""
    event = booking.event
    over = booking.state in booking.IS_OVER
    changed = max(filter(None, (event.changed_at, booking.booked_at, booking.ended_at)))
    words = [event.link if booking.state == "confirmed" else "", event.access_notes]
    days = event.days
    return [
        Entry(
            uid=f"{booking.uuid}-{number}@{urlsplit(settings.SITE_URL).hostname}",
            starts=day.starts,
            ends=day.ends,
            title=event.course.title,
            sequence=event.sequence + over,
            changed=changed,
            place=", ".join(filter(None, (event.place, event.address))),
            words="\n".join(filter(None, words)),
            url=settings.SITE_URL + booking.get_absolute_url(),
            status=STATUS.get(booking.state, "CONFIRMED"),
        )
        for number, day in enumerate(days, 1)
    ]
