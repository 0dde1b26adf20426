"""What is offered, as one reader sees it: dates to come, places left for them, the price."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.utils import timezone

from portal.dates import today
from portal.people.models import Organisation, User
from portal.people.querysets import is_person

from .leading import organisations_led
from .models import Booking, Course, Event
from .rules import Places, Price, is_voluntary, places_of, price_of
from .rules.places import after_the_line
from .terms import listed


def offered():
    """The courses that are not retired."""
    day = today()
    return Course.objects.filter(Q(retired_on__isnull=True) | Q(retired_on__gt=day))


@dataclass(frozen=True)
class Reader:
    """Whoever looks: `user` is None for somebody signed out. They book for `organisations`: those
    that they work for, and those that they coordinate or manage."""

    user: User | None = None
    organisations: tuple[Organisation, ...] = ()
    led: frozenset[int] = frozenset()

    @classmethod
    def of(cls, user) -> "Reader":
        if not user.is_authenticated:
            return cls()
        led = organisations_led(user)
        at_work = user.employments.current().values("organisation")
        found = Organisation.objects.filter(Q(pk__in=at_work) | Q(pk__in=led))
        return cls(user, tuple(found.order_by("name")), frozenset(led))

    @property
    def is_voluntary(self) -> bool:
        return any(is_voluntary(one) for one in self.organisations)

    def may_come(self, course) -> bool:
        """Is it for one of their organisations? Signed out, nobody is told that it isn’t."""
        if course.open_to_voluntary_sector or not self.organisations:
            return True
        return not all(is_voluntary(one) for one in self.organisations)

    def prices(self, policy, course) -> list["Charge"]:
        """For each of their organisations; one that stands for all where they pay alike."""
        if self.user is None or policy is None:
            return []
        by_price = defaultdict(list)
        for one in self.organisations or (None,):
            by_price[price_of(policy, course, one)].append(one)
        return [Charge(price, ones) for price, ones in by_price.items()]


@dataclass(frozen=True)
class Charge:
    """What a place costs for these organisations: None is for somebody who comes for nobody."""

    price: Price
    organisations: list

    @property
    def names(self) -> str:
        return listed(str(one) for one in self.organisations if one is not None)


@dataclass(frozen=True)
class Shown:
    """An event as the reader sees it, with their own booking if they have one."""

    event: Event
    reader: Reader
    booking: Booking | None = None

    @cached_property
    def left(self) -> Places:
        """What can be booked at once by those who ask now."""
        return after_the_line(
            places_of(self.event),
            waiting=self.event.waiting,
            voluntary_waits=self.event.voluntary_waiting > 0,
        )

    @property
    def free(self) -> int:
        return self.left.for_whom(voluntary=self.reader.is_voluntary)

    @property
    def held(self) -> int:
        """Places that are held today and left: among `free` for the voluntary sector alone."""
        return self.left.held if self.event.holds_places else 0

    @property
    def can_book(self) -> bool:
        return self.event.is_open and self.reader.may_come(self.event.course)

    @property
    def is_in_free_time(self) -> bool:
        """Is each of its days in the evening or at the weekend?"""
        return all(one.is_in_free_time for one in self.event.days)

    @property
    def weekdays(self) -> str:
        """“Thursdays”, or “Tuesday and Friday”"""
        names = [f"{timezone.localtime(one.starts):%A}" for one in self.event.days]
        if len(names) > 1 and len(set(names)) == 1:
            return f"{names[0]}s"
        return " and ".join(dict.fromkeys(names))

    @property
    def times(self) -> list:
        """The times of its days, each once: pairs of a beginning and an end."""
        found = {}
        for one in self.event.days:
            key = tuple(timezone.localtime(at).time() for at in (one.starts, one.ends))
            found.setdefault(key, (one.starts, one.ends))
        return list(found.values())


def shown_events(events, reader) -> list[Shown]:
    """The dates to come among `events`, the next first: three questions, however many there are."""
    rows = list(
        events.to_come()
        .with_places()
        .select_related("course", "locality")
        .prefetch_related("dates")
    )
    own = _own(rows, reader)
    return [Shown(event, reader, own.get(event.pk)) for event in rows]


def _own(events, reader) -> dict:
    if reader.user is None or not events:
        return {}
    live = Booking.objects.live().filter(is_person(reader.user), event__in=events)
    return {one.event_id: one for one in live}
