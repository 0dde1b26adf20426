from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.dates import SpanQuerySet, holds_on, today


def in_scope(grant, prefix: str = "") -> Q:
    """The condition that the employment at `prefix` lies within what a role was granted for: the
    whole organisation, or a team and the two levels below it, by today's post. Whoever works there
    no longer is in no scope."""
    scope = Q(**{f"{prefix}organisation": grant.organisation_id}) & holds_on(today(), prefix)
    if grant.team_id is None:
        return scope
    team = Q()
    for path in ("team", "team__parent", "team__parent__parent"):
        team |= Q(**{f"{prefix}posts__{path}": grant.team_id})
    return scope & team & holds_on(today(), f"{prefix}posts__")


def in_any_scope(user, role: str, prefix: str = "") -> Q:
    """The condition that the employment at `prefix` lies within a live grant of `role`; a condition
    that nothing meets where the person has none."""
    condition = Q(pk__in=[])
    for grant in user.live_grants:
        if grant.role == role:
            condition |= in_scope(grant, prefix)
    return condition


class UserQuerySet(models.QuerySet):
    def with_email(self, email: str):
        return self.filter(email=email.lower())


class OrganisationQuerySet(models.QuerySet):
    def council(self):
        return self.filter(sector="council")


class EmploymentQuerySet(SpanQuerySet):
    def visible_to(self, viewer):
        """One's own, and those that the viewer supervises today."""
        supervised = holds_on(today(), "supervision_lines__") & Q(
            supervision_lines__supervisor=viewer
        )
        return self.current().filter(Q(user=viewer) | supervised).distinct()

    def supervised_by(self, user):
        """Employments that the person supervises today, by a line of any kind."""
        line = holds_on(today(), "supervision_lines__")
        return self.current().filter(line, supervision_lines__supervisor=user).distinct()

    def in_scope_of(self, user, role: str):
        return self.current().filter(in_any_scope(user, role)).distinct()


class PostQuerySet(SpanQuerySet):
    def held_by(self, user):
        return self.current().filter(holds_on(today(), "employment__"), employment__user=user)


class SupervisionLineQuerySet(SpanQuerySet):
    def line_manager_of(self, employment, day=None):
        return self.on(day or today()).filter(employment=employment, kind="line")


class KeptPostQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.fresh().filter(user=viewer)

    def fresh(self):
        age = timedelta(minutes=settings.KEPT_POST_MINUTES)
        return self.filter(kept_at__gt=timezone.now() - age)

    def stale(self):
        age = timedelta(minutes=settings.KEPT_POST_MINUTES)
        return self.filter(kept_at__lte=timezone.now() - age)
