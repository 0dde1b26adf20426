"""For whoever books for an organisation: where each of its people stands with one course. As many
questions for one person as for hundreds."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from portal.dates import in_words, today
from portal.people.models import Employment

from .models import Booking, Completion, Course, Event
from .terms import listed

BOOKED, WAITING, NEEDED, CAN, HAS = range(5)  # in the order in which they matter
GROUPS = {
    BOOKED: "Booked",
    WAITING: "Waiting for a place",
    NEEDED: "Need another course first",
    CAN: "Can book",
    HAS: "Have it",
}
STATES = {
    "requested": "waits for a manager, {when}",
    "confirmed": "booked for {when}",
    "offered": "has an offer to take, {when}",
    "waiting": "is waiting, {when}",
}
FEW = 8  # so many are listed one by one; more are put into groups that open


@dataclass(frozen=True)
class Standing:
    user: object
    rank: int
    words: str
    booking: Booking | None = None


@dataclass(frozen=True)
class People:
    all: list[Standing]

    @property
    def are_few(self) -> bool:
        return len(self.all) <= FEW

    @property
    def groups(self) -> list[tuple[str, list[Standing]]]:
        found = [(GROUPS[rank], [p for p in self.all if p.rank == rank]) for rank in GROUPS]
        return [(name, people) for name, people in found if people]


def people_of(course, reader, before: list[Course], *, can_book: bool) -> People:
    """Of the organisations that the reader coordinates or manages. `before` are the courses that
    come first; `can_book` says whether there is anything to book."""
    users = _users(reader)
    if not users:
        return People([])
    bookings = _bookings(course, reader, users)
    ends = _in_date([course, *before], users)
    found = []
    for user in users:
        standing = _booked(user, bookings) or _has(user, ends[user.pk], course)
        found.append(standing or _not_yet(user, ends[user.pk], before, can_book))
    return People(sorted(found, key=lambda one: (one.rank, one.user.name, one.user.pk)))


def _users(reader) -> list:
    if not reader.led:
        return []
    jobs = Employment.objects.current().filter(organisation__in=reader.led)
    jobs = jobs.filter(user__merged_into=None).select_related("user")
    return list({job.user_id: job.user for job in jobs}.values())


def _by_person(path, users) -> Q:
    """The rows of these accounts, and of those that were merged into them."""
    return Q(**{f"{path}__in": users}) | Q(**{f"{path}__merged_into__in": users})


def _bookings(course, reader, users) -> dict[int, Booking]:
    """The next of each, for one of the reader’s organisations: what they book elsewhere is not
    theirs to see."""
    rows = Booking.objects.live().filter(
        event__in=Event.objects.to_come().filter(course=course).values("pk"),
        organisation__in=reader.led,
    )
    rows = rows.filter(user__in=[one.pk for one in users]).select_related("user", "event")
    found = {}
    ordered = rows.prefetch_related("event__dates")
    for one in sorted(ordered, key=lambda one: (one.event.begins, one.pk), reverse=True):
        found[one.user_id] = one
    return found


def _in_date(courses, users) -> dict[int, dict[int, date | None]]:
    """By person and course: the last day on which it counts, None for good."""
    rows = Completion.objects.in_date_on(today()).filter(course__in=courses)
    rows = rows.filter(_by_person("user", [one.pk for one in users])).select_related("user")
    found = defaultdict(dict)
    for one in rows:
        held = found[one.user.merged_into_id or one.user_id]
        there = held.get(one.course_id, date.min)
        longer = None in (there, one.last_day)
        held[one.course_id] = None if longer else max(there, one.last_day)
    return found


def _booked(user, bookings) -> Standing | None:
    booking = bookings.get(user.pk)
    if booking is None:
        return None
    rank = WAITING if booking.state == "waiting" else BOOKED
    return Standing(user, rank, STATES[booking.state].format(when=booking.event.when), booking)


def _has(user, ends, course) -> Standing | None:
    if course.pk not in ends:
        return None
    last = ends[course.pk]
    return Standing(user, HAS, f"has it until {in_words(last)}" if last else "has it for good")


def _not_yet(user, ends, before, can_book) -> Standing:
    missing = [str(one) for one in before if one.pk not in ends]
    if missing:
        return Standing(user, NEEDED, f"needs {listed(f'“{one}”' for one in missing)} first")
    return Standing(user, CAN, "can book" if can_book else "has not done it yet")
