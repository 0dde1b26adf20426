"""What other terms would have done to the bookings of the last 12 months."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Min

from portal.dates import now
from portal.people.models import Organisation
from portal.policy.days_off import days_off

from .models import Booking, Course, Event
from .rules import held_places, price_of
from .rules.bookings import is_late_on

YEAR = timedelta(days=365)
NOBODY = "For no organisation"
FACTS = ("sector", "consortium_member", "small_income")


@dataclass
class Money:
    """How many places cost something, and how much in all, in whole pence."""

    count: int = 0
    pence: int = 0

    def add(self, pence, times):
        if pence:
            self.count += times
            self.pence += pence * times


@dataclass
class Paid:
    """Those of one sector, or all: what they paid, and what they would have."""

    name: str
    places: int = 0
    was: Money = field(default_factory=Money)
    would: Money = field(default_factory=Money)
    missed: int = 0
    missed_was: Money = field(default_factory=Money)
    missed_would: Money = field(default_factory=Money)


@dataclass(frozen=True)
class LastYear:
    all: Paid
    sectors: list[Paid]
    events: int
    held_was: int
    held_would: int
    held_used: int
    cancelled: int
    late_was: int
    late_would: int
    to_agree: int  # places of people with a manager, who would be asked first


def last_year(policy) -> LastYear:
    """Four questions, however many bookings there were."""
    since = now() - YEAR
    booked = Booking.objects.filter(booked_at__gte=since, booked_at__lte=now())
    whole, sectors = _paid(policy, booked.with_place())
    to_agree = booked.with_place().filter(employment__isnull=False).count()
    return LastYear(
        all=whole,
        sectors=sectors,
        to_agree=to_agree if policy.needs_approval else 0,
        **_held(policy, since),
        **_late(policy, booked),
    )


def _paid(policy, booked) -> tuple[Paid, list[Paid]]:
    whole, by_sector = Paid("All"), {}
    for row in _alike(booked):
        organisation = _organisation(row)
        name = organisation.get_sector_display() if organisation else NOBODY
        one = by_sector.setdefault(name, Paid(name))
        price = price_of(policy, Course(hours=row["event__course__hours"]), organisation)
        for paid in (whole, one):
            paid.places += row["n"]
            paid.was.add(row["price_pence"], row["n"])
            paid.would.add(price.pence, row["n"])
            if row["state"] == Booking.State.MISSED:
                paid.missed += row["n"]
                paid.missed_was.add(row["charge_pence"], row["n"])
                paid.missed_would.add(price.missed_pence, row["n"])
    return whole, sorted(by_sector.values(), key=lambda one: one.name)


def _alike(booked):
    """How many there are of those that any policy treats alike."""
    names = [f"organisation__{name}" for name in FACTS]
    same = ("event__course__hours", "price_pence", "charge_pence", "state", *names)
    return booked.order_by().values(*same).annotate(n=Count("pk"))


def _organisation(row) -> Organisation | None:
    facts = {name: row[f"organisation__{name}"] for name in FACTS}
    return None if facts["sector"] is None else Organisation(**facts)


def _held(policy, since) -> dict:
    events = Event.objects.public().with_times().filter(first__gte=since, first__lte=now())
    rows = events.filter(cancelled_at__isnull=True).with_places()
    found = list(rows.values_list("capacity", "held", "held_taken"))
    return {
        "events": len(found),
        "held_was": sum(held for _, held, _ in found),
        "held_would": sum(held_places(policy, capacity) for capacity, _, _ in found),
        "held_used": sum(taken for _, _, taken in found),
    }


def _late(policy, booked) -> dict:
    """Of those that people cancelled, how many were late."""
    given_back = booked.filter(state="cancelled", ending__in=["person", "late"]).exclude(pool="")
    rows = given_back.order_by().annotate(first=Min("event__dates__starts"))
    found = list(rows.values_list("ending", "ended_at", "first"))
    days, off = policy.cancel_working_days, days_off()
    return {
        "cancelled": len(found),
        "late_was": sum(ending == "late" for ending, _, _ in found),
        "late_would": sum(is_late_on(ended, first, days, off) for _, ended, first in found),
    }
