"""What calendars are told of sessions. A shared calendar shows no name: it says “Supervision”."""

from urllib.parse import urlsplit

from django.conf import settings

from portal.calendar import Entry, calendar

NAME = "Supervision"


def as_calendar(sessions) -> bytes:
    return calendar(map(entry_of, sessions), name=NAME, maker=settings.SERVICE_NAME)


def entry_of(session) -> Entry:
    changed = max(filter(None, (session.planned_at, session.called_off_at, session.held_at)))
    status = "CANCELLED" if session.was_called_off else "CONFIRMED"
    return Entry(
        uid=f"{session.uuid}@{urlsplit(settings.SITE_URL).hostname}",
        starts=session.starts_at,
        ends=session.ends_at,
        title=NAME,
        sequence=session.sequence,
        changed=changed,
        place=session.place,
        words=session.link,
        url=settings.SITE_URL + session.get_absolute_url(),
        status=status,
    )
