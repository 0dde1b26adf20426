"""Who gets into training, over a span of days: places and what became of them, by group; what
became of the places that are held; and who waited and never had one.

A count of fewer than five people is hidden from whoever does not run training: it would point at
somebody.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Max, Min, OuterRef, Subquery
from django.utils import timezone

from portal.people.models import Organisation, Post
from skills.training.models import Booking, Event

FEWEST = 5
NONE = "No organisation"
BY = {
    "sector": "Sector",
    "organisation": "Organisation",
    "membership": "Membership",
    "team": "Team",
    "course": "Course",
}


@dataclass
class Row:
    """Bookings of a group: how many had a place, came, came for a part, did not come, cancelled,
    and waited in vain. `people` are different persons."""

    group: str
    people: int = 0
    places: int = 0
    came: int = 0
    partly: int = 0
    missed: int = 0
    cancelled: int = 0
    waiting: int = 0
    hidden: bool = False


@dataclass(frozen=True)
class Held:
    """Places held for the voluntary sector at events that are over: offered, and used by it."""

    held: int
    used: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.used / self.held) if self.held else None


def midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def events_between(first, last):
    """Events that began in the span, `last` left out."""
    events = Event.objects.public().annotate(began=Min("dates__starts"), over=Max("dates__ends"))
    return events.filter(began__gte=midnight(first), began__lt=midnight(last))


def uptake(first, last, by: str, *, sees_few: bool) -> list[Row]:
    """A row a group, the largest first. `by` is one of `BY`."""
    people, rows = defaultdict(set), {}
    for user, state, *said in _bookings(first, last):
        group = _group(by, *said)
        row = rows.setdefault(group, Row(group))
        people[group].add(user)
        _count(row, state)
    for group, row in rows.items():
        row.people = len(people[group])
        row.hidden = not sees_few and row.people < FEWEST
    return sorted(rows.values(), key=lambda row: (-row.places, row.group))


def _bookings(first, last):
    posts = Post.objects.filter(employment=OuterRef("employment")).order_by("-starts", "-id")
    found = Booking.objects.filter(event__in=events_between(first, last).values("pk"))
    return found.annotate(team=Subquery(posts.values("team__name")[:1])).values_list(
        "user",
        "state",
        "organisation__sector",
        "organisation__name",
        "organisation__consortium_member",
        "team",
        "event__course__title",
    )


def _group(by, sector, organisation, is_member, team, course) -> str:
    if by == "course":
        return course
    if organisation is None:
        return NONE
    if by == "sector":
        return Organisation.Sector(sector).label
    if by == "organisation":
        return organisation
    if by == "team":
        return team or organisation
    if sector != "voluntary":
        return "Not a voluntary group"
    return "Voluntary, a member" if is_member else "Voluntary, no member"


def _count(row, state) -> None:
    if state in Booking.HAS_PLACE:
        row.places += 1
    name = {"attended": "came", "refused": "cancelled"}.get(state, state)
    if name in ("came", "partly", "missed", "cancelled", "waiting"):
        setattr(row, name, getattr(row, name) + 1)


def wait_now() -> int:
    """People on the waiting list of an event that is still to come."""
    found = Booking.objects.filter(event__in=Event.objects.to_come().values("pk")).waiting()
    return found.order_by().values("user").distinct().count()


def held_places(first, last) -> Held:
    events = events_between(first, last).filter(cancelled_at__isnull=True)
    held = sum(events.values_list("held", flat=True))
    used = Booking.objects.filter(event__in=events.values("pk"), pool="held").with_place().count()
    return Held(held, used)


def never(first, last) -> list[tuple]:
    """Each organisation with how many of its people waited for a place and had none: those who do
    not get in, the most first."""
    found = Booking.objects.filter(event__in=events_between(first, last).values("pk"))
    had = set(found.with_place().values_list("user", flat=True))
    waited = found.filter(waiting_since__isnull=False).exclude(ending="let_go")
    without = set(waited.values_list("user", "organisation__name"))
    counted = Counter(name or NONE for user, name in without if user not in had)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
