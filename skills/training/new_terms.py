"""When the terms of training change: what that is for whom, and telling them once. Whoever booked
before keeps the terms that they booked on."""

from dataclasses import dataclass

from django.db import transaction
from django.tasks import task

from portal.people.models import Organisation, RoleGrant

from . import emails
from .leading import LEADS
from .models import AccessPolicy, Booking, Event
from .rules import price_of
from .terms import by_length, counted


@dataclass(frozen=True)
class Length:
    """What a price depends on of a course."""

    is_full_day: bool


HALF, FULL = Length(False), Length(True)


@task
def tell_of(policy_pk: int) -> int:
    """Tell those for whom something changes; how many."""
    policy = AccessPolicy.objects.get(pk=policy_pk)
    before = before_it(policy)
    if before is None:
        return 0
    with transaction.atomic():
        told = _tell_leads(policy, before)
        return len(told) + _tell_booked(policy, told)


def before_it(policy):
    """What would hold on its first day without it."""
    older = AccessPolicy.objects.filter(starts__lte=policy.starts, pk__lt=policy.pk)
    return older.order_by("starts", "id").last()


def _tell_leads(policy, before) -> set[int]:
    """Whoever books for an organisation of which something else is asked."""
    grants = RoleGrant.objects.current().filter(
        role__in=LEADS, team=None, organisation__isnull=False, user__is_active=True
    )
    changes = {}
    for one in Organisation.objects.filter(pk__in=grants.values("organisation")):
        if words := changes_for(one, before, policy):
            changes[one.pk] = (one, words)
    told = set()
    for grant in grants.filter(organisation__in=changes).select_related("user").order_by("pk"):
        if grant.user_id not in told:
            emails.terms_change(grant.user, policy, *changes[grant.organisation_id])
            told.add(grant.user_id)
    return told


def _tell_booked(policy, told) -> int:
    """Whoever has a place or waits, where it would cost something else if it were booked then."""
    live = Booking.objects.live().filter(event__in=Event.objects.to_come().values("pk"))
    live = live.exclude(user__in=told).select_related(
        "user", "event__course", "organisation", "policy"
    )
    people = {}
    for one in live.order_by("pk"):
        asked = (one.event.course, one.organisation)
        if price_of(one.policy, *asked) != price_of(policy, *asked):
            people.setdefault(one.user_id, one)
    for one in people.values():
        emails.booked_before_terms_change(one, policy)
    return len(people)


def changes_for(organisation, before, after) -> list[str]:
    """What is other than it was for people of the organisation, a sentence each."""
    old, new = _asked(before, organisation), _asked(after, organisation)
    found = []
    if old.prices != new.prices:
        found.append(f"A place costs {_money(new.prices)}. It cost {_money(old.prices)}.")
    if old.missed != new.missed:
        found.append(f"Not coming costs {_money(new.missed)}. It cost {_money(old.missed)}.")
    days = after.cancel_working_days
    if before.cancel_working_days != days:
        found.append(f"Give a place back at least {counted(days, 'working day')} before.")
    if before.needs_approval != after.needs_approval:
        found.append(
            "A manager agrees to each place first."
            if after.needs_approval
            else "No manager has to agree to a place any more."
        )
    return found


@dataclass(frozen=True)
class Asked:
    prices: tuple[int, int]
    missed: tuple[int, int]


def _asked(policy, organisation) -> Asked:
    both = [price_of(policy, length, organisation) for length in (HALF, FULL)]
    return Asked(tuple(one.pence for one in both), tuple(one.missed_pence for one in both))


def _money(pair) -> str:
    words = by_length(*pair)
    return words[0].lower() + words[1:]
