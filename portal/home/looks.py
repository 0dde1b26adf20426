"""Who looked at a person's records without being a party to them, out of the journal. Supervisors
and signers read them as their part; that is not listed."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from portal.journal.models import Entry
from portal.people.actions.openings import LOOKED
from portal.people.models import Opening, User
from portal.people.querysets import is_person
from portal.people.telling_apart import role_and_team, with_posts
from supervision.sessions.actions import looking

from .records import LOOKED_AT, own_titles

SECOND_LOOK = "assessments.opened"
WHY = {
    LOOKED: "They opened your records; see above.",
    SECOND_LOOK: "A practice supervisor for your team may look at it again.",
    looking.AS_COVER: "They cover for your supervisor.",
    looking.HANDED_OVER: "They supervise you now.",
    looking.SHARED_ON: "You let them read it.",
    looking.JOINTLY: "You agreed to joint supervision.",
    looking.OTHERWISE: "It was part of their work.",
    looking.IN_SAMPLE: "It was drawn for a check of quality.",
}
NEWEST = 300


@dataclass(frozen=True)
class Look:
    """What one person looked at on one day; `times` is how often, `at` the last of them."""

    actor: User
    who: str
    title: str
    why: str
    day: date
    at: datetime
    times: int = 1


def openings_of(user) -> list[Opening]:
    """Of the person's records, those that they were told of; the newest first."""
    told = Opening.objects.filter(is_person(user, "subject"), told_at__isnull=False)
    openings = list(told.with_people()[:NEWEST])
    people = {one.pk: one for one in with_posts({opening.by for opening in openings})}
    for opening in openings:
        opening.by = people[opening.by_id]
        opening.who = role_and_team(opening.by)
    return openings


def looks_at(user) -> list[Look]:
    """The newest first. Looks through an opening that they are told of later wait with it."""
    titles = own_titles(user)
    theirs = Q(pk__in=[])
    for kind in LOOKED_AT.values():
        ids = [pk for label, pk in titles if label == kind.label]
        theirs |= Q(kind=kind.label, object_id__in=ids)
    entries = Entry.objects.filter(theirs, verb__in=WHY).select_related("actor").order_by("-id")
    secret = set(
        Opening.objects.filter(is_person(user, "subject"), told_at__isnull=True).values_list(
            "pk", flat=True
        )
    )
    shown = [one for one in entries[:NEWEST] if one.ids.get("opening") not in secret]
    return _by_day(shown, titles)


def _by_day(entries, titles) -> list[Look]:
    people = {one.pk: one for one in with_posts({entry.actor for entry in entries})}
    found = {}
    for entry in entries:
        day = timezone.localdate(entry.at)
        key = (entry.actor_id, entry.kind, entry.object_id, entry.verb, day)
        if key in found:
            found[key] = replace(found[key], times=found[key].times + 1)
            continue
        actor = people[entry.actor_id]
        title = titles[entry.kind, entry.object_id]
        why = WHY[entry.verb]
        found[key] = Look(actor, role_and_team(actor), title, why, day, entry.at)
    return list(found.values())


def counts_of(openings) -> dict[int, list[tuple[str, int]]]:
    """By opening: how many of each kind of record were looked at through it."""
    ids = [opening.pk for opening in openings]
    entries = Entry.objects.filter(verb=LOOKED, ids__opening__in=ids)
    seen = {(entry.ids["opening"], entry.kind, entry.object_id) for entry in entries}
    counts = Counter((opening, kind) for opening, kind, _ in seen)
    plain = {kind.label: kind.plain for kind in LOOKED_AT.values()}
    return {pk: [(plain[k], n) for (o, k), n in sorted(counts.items()) if o == pk] for pk in ids}
