"""Who can see a record today, by the same rule that guards it.

Those who could at all are gathered first: supervisors, cover, roles for the place, openings. Then
the record's own `visible_to` is asked for each of them, many in one question. An opening that the
person is to be told of later is left out until then: it would be no secret otherwise.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import batched

from django.db.models import Exists, OuterRef, Q

from portal.dates import in_words, today
from portal.links.models import Link
from portal.people.models import Cover, RoleGrant, User
from portal.people.querysets import reaches
from portal.people.rules import is_same_person
from portal.people.telling_apart import role_and_team, with_posts
from skills.assessments.models import Assessment, Confirmer

ROLES = ("practice_supervisor", "service_manager", "employer_manager", "working_lead")
AT_ONCE = 25


@dataclass(frozen=True)
class Seer:
    """`user` is the name alone for somebody outside, who has a link and no account."""

    user: User | str
    who: str
    parts: list[str]


def seers_of(record, viewer) -> list[Seer]:
    """Everybody but the one whom the record is about, each with the parts that let them; and of an
    assessment, who was asked to look at one area of it."""
    employment = record.employment
    own = is_same_person(viewer, employment.user)
    openings = list(
        employment.openings.running().filter(told_at__isnull=False).select_related("by")
    )
    parts = defaultdict(list)
    _from_lines(parts, employment, "Your" if own else "Their")
    _from_grants(parts, employment)
    opened = {one.by_id: f"Opened it: {one.get_reason_display().lower()}" for one in openings}
    users = _people({*parts, *opened}, employment)
    by_right = _seeing(record, users, "visible_by_right")
    by_opening = _seeing(record, [user for user in users if user.pk in opened], "visible_to")
    parts |= {pk: [opened[pk]] for pk in by_opening - by_right}
    seers = [
        Seer(
            user, role_and_team(user), parts[user.pk] if user.pk in by_right else [opened[user.pk]]
        )
        for user in with_posts(users)
        if user.pk in by_right | by_opening
    ]
    return seers + _asked(record) if isinstance(record, Assessment) else seers


def _asked(assessment) -> list[Seer]:
    """Colleagues who confirm an area, by the rule that lets them; and people outside whose link is
    good."""
    asked = list(assessment.confirmers.standing().for_page())
    users = {one.user_id: one.user for one in asked if one.user_id}
    with_posts(users.values())
    links = Link.objects.open().filter(
        purpose=Confirmer.LINK, object_id__in=[one.pk for one in asked if one.is_outside]
    )
    have_links = set(links.values_list("object_id", flat=True))
    found = []
    for one in asked:
        part = [f"Asked about one area alone: “{one.domain}”"]
        if one.is_outside and one.pk in have_links:
            found.append(Seer(one.name, f"{one.profession}, outside", part))
        elif one.user and Confirmer.objects.asked_of(one.user).filter(pk=one.pk).exists():
            found.append(Seer(one.user, role_and_team(users[one.user_id]), part))
    return found


def _from_lines(parts, employment, whose) -> None:
    lines = list(employment.supervision_lines.current().select_related("supervisor"))
    for line in lines:
        parts[line.supervisor_id].append(f"{whose} {line.get_kind_display().lower()}")
    absent = {line.supervisor_id for line in lines}
    for cover in Cover.objects.current().filter(absent__in=absent).select_related("absent"):
        parts[cover.covering_id].append(
            f"Covers for {cover.absent} until {in_words(cover.last_day)}"
        )


def _from_grants(parts, employment) -> None:
    scope = Q(role="working_lead")
    if employment.holds_on(today()):
        scope |= reaches(employment)
    grants = RoleGrant.objects.current().filter(scope, role__in=ROLES)
    for grant in grants.select_related("team", "organisation"):
        place = grant.team or grant.organisation
        parts[grant.user_id].append(f"{grant.get_role_display()} for {place}")


def _people(ids, employment) -> list[User]:
    """With the grants that each holds today, so that no question is asked one by one."""
    users = User.objects.in_use().filter(pk__in=ids).exclude(pk=employment.user_id)
    users = list(users.order_by("name", "pk"))
    grants = defaultdict(list)
    for grant in RoleGrant.objects.current().filter(user__in=users):
        grants[grant.user_id].append(grant)
    for user in users:
        user.live_grants = grants[user.pk]
    return users


def _seeing(record, users, way: str) -> set[int]:
    """Who of them sees the record, asked of its own rule: with openings or without."""
    every = type(record).objects
    found = set()
    for some in batched(users, AT_ONCE):
        asked = {
            f"sees_{user.pk}": Exists(getattr(every, way)(user).filter(pk=OuterRef("pk")))
            for user in some
        }
        row = every.filter(pk=record.pk).annotate(**asked).values(*asked).get()
        found |= {int(name.removeprefix("sees_")) for name, sees in row.items() if sees}
    return found
