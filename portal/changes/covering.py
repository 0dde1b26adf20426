"""Whom to suggest for cover, and from when to when."""

from datetime import date, timedelta

from django.db.models import Q

from portal.changes.models import Change
from portal.dates import holds_on, today
from portal.people.models import Employment, RoleGrant, User
from portal.people.querysets.absence import away_on
from portal.people.telling_apart import label, with_posts

SUGGESTED = 5
USUAL = timedelta(days=13)


def suggested_for(absent) -> list[tuple[str, str]]:
    """Those who supervise in the same teams, practice supervisors of them and the own line
    manager: who is there today, each told apart."""
    day = today()
    jobs = absent.employments.current()
    teams = list(jobs.filter(holds_on(day, "posts__")).values_list("posts__team", flat=True))
    parents = _with_parents(teams, absent)
    found = User.objects.in_use().filter(
        Q(pk__in=_supervisors_beside(absent, parents, day))
        | Q(pk__in=_practice_supervisors(parents, day))
        | Q(pk__in=_own_managers(absent, day))
    )
    found = found.exclude(pk=absent.pk).exclude(pk__in=User.objects.filter(away_on(day)))
    found = found.filter(holds_on(day, "employments__")).distinct().order_by("name", "pk")
    theirs = Employment.objects.filter(organisation__in=jobs.values("organisation"))
    told = with_posts(found[:SUGGESTED], employments=theirs.values("pk"))
    return [(str(user.uuid), label(user)) for user in told]


def _with_parents(teams, absent) -> set[int]:
    """The person's teams and those right above them, where they are not the whole council's."""
    above = absent.employments.current().filter(posts__team__in=teams, posts__team__parent__gt=0)
    return {*teams, *above.values_list("posts__team__parent", flat=True)}


def _supervisors_beside(absent, teams, day):
    in_teams = Q(employments__posts__team__in=teams) | Q(employments__posts__team__parent__in=teams)
    supervise = holds_on(day, "supervision_given__") & Q(supervision_given__kind="line")
    beside = User.objects.filter(in_teams, holds_on(day, "employments__posts__")).filter(supervise)
    # Somebody whom the absent one supervises can't be asked about themselves.
    own = absent.supervision_given.on(day).values("subject")
    return beside.exclude(pk__in=own).values("pk")


def _practice_supervisors(teams, day):
    role = RoleGrant.Role.PRACTICE_SUPERVISOR
    grants = RoleGrant.objects.on(day).filter(role=role)
    return grants.filter(Q(team__in=teams) | Q(team__parent__in=teams)).values("user")


def _own_managers(absent, day):
    return absent.supervision_received.on(day).filter(kind="line").values("supervisor")


def days_offered(absent) -> tuple[date, date]:
    """The absence that is on the record or planned; or two weeks from today."""
    day = today()
    away = absent.employments.filter(
        Q(absences__ends__isnull=True, absences__isnull=False) | Q(absences__ends__gt=day)
    )
    spans = [
        (starts, ends)
        for starts, ends in away.values_list("absences__starts", "absences__ends")
        if starts is not None and (ends is None or ends > day)
    ]
    planned = Change.objects.planned().filter(employment__user=absent, kind=Change.Kind.AWAY)
    for one in planned:
        back = one.details["back"]
        spans.append((one.on_day, date.fromisoformat(back) if back else None))
    if not spans:
        return day, day + USUAL
    starts, ends = min(spans)
    starts = max(starts, day)
    return starts, ends - timedelta(days=1) if ends else starts + USUAL
