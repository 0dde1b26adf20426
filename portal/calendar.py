"""iCalendar (RFC 5545), as calendar programs read it: a file, or a feed that they ask for again and
again. Times are written in UTC, and the calendar says that they are to be shown as in London."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.module_loading import autodiscover_modules

CONTENT_TYPE = "text/calendar; charset=utf-8"
LONGEST = 75  # octets of a line


@dataclass(frozen=True)
class Entry:
    """One time in a calendar. `uid` stays the same for good, and `sequence` rises with each change:
    by these two a program knows an entry again, and which of two is the newer."""

    uid: str
    starts: datetime
    ends: datetime
    title: str
    sequence: int
    changed: datetime
    place: str = ""
    words: str = ""
    url: str = ""
    status: str = "CONFIRMED"  # or TENTATIVE, or CANCELLED


# What else a person’s feed holds: `source(person, since)` gives the entries of what is to come and
# of what is over since then. An app declares its own in a module `calendar_feed`.
feed_sources: list[Callable] = []


def declare_feed(source: Callable) -> None:
    if source not in feed_sources:
        feed_sources.append(source)


def in_feeds(person, since) -> list[Entry]:
    autodiscover_modules("calendar_feed")
    return [entry for source in feed_sources for entry in source(person, since)]


def calendar(entries: Iterable[Entry], *, name: str, maker: str) -> bytes:
    """The whole calendar. `maker` is the name of the service that wrote it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(maker)}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        "X-WR-TIMEZONE:Europe/London",
    ]
    for entry in entries:
        lines += _event(entry)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _event(entry) -> list[str]:
    more = {
        "LOCATION": _text(entry.place),
        "DESCRIPTION": _text(entry.words),
        "URL": entry.url,
    }
    return [
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        f"SEQUENCE:{entry.sequence}",
        f"DTSTAMP:{_moment(entry.changed)}",
        f"LAST-MODIFIED:{_moment(entry.changed)}",
        f"DTSTART:{_moment(entry.starts)}",
        f"DTEND:{_moment(entry.ends)}",
        f"SUMMARY:{_text(entry.title)}",
        *(f"{key}:{value}" for key, value in more.items() if value),
        f"STATUS:{entry.status}",
        "END:VEVENT",
    ]


def _moment(at) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words) -> str:
    """Nothing in it can begin a line or a value of its own."""
    for sign in "\\;,":
        words = words.replace(sign, f"\\{sign}")
    return "\\n".join(words.splitlines())


def _folded(line) -> bytes:
    """Lines of at most 75 octets; what is left goes on after a space. No letter is cut in two."""
    parts, part = [], b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > LONGEST:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part])
