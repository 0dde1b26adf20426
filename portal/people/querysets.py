from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.dates import SpanQuerySet, holds_on, today


def is_person(viewer, path: str = "user") -> Q:
    """The condition that the one at `path` is the viewer, by this account or by one that was merged
    into it."""
    return Q(**{path: viewer}) | Q(**{f"{path}__merged_into": viewer})


def supervised_by(viewer, prefix: str = "", *, line_manager: bool = False) -> Q:
    """The condition that the viewer supervises the employment at `prefix` today, by a line of any
    kind or as line manager alone, or does so for somebody whom they cover. Never one's own."""
    line = f"{prefix}supervision_lines__"
    covered = viewer.covers.current().values("absent")
    condition = Q(**{f"{line}supervisor": viewer}) | Q(**{f"{line}supervisor__in": covered})
    condition &= holds_on(today(), line) & holds_on(today(), prefix)
    if line_manager:
        condition &= Q(**{f"{line}kind": "line"})
    return condition & ~is_person(viewer, f"{prefix}user")


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
        return self.current().filter(is_person(viewer) | supervised_by(viewer)).distinct()

    def of(self, person):
        """The person's own, those of an account that was merged into theirs among them."""
        return self.filter(is_person(person))

    def supervised_by(self, user):
        """Employments that the person supervises today, by a line of any kind or as cover."""
        return self.filter(supervised_by(user)).distinct()

    def in_scope_of(self, user, role: str):
        return self.current().filter(in_any_scope(user, role)).distinct()


class PostQuerySet(SpanQuerySet):
    def held_by(self, user):
        employed = holds_on(today(), "employment__") & is_person(user, "employment__user")
        return self.current().filter(employed)


class SupervisionLineQuerySet(SpanQuerySet):
    def line_manager_of(self, employment, day=None):
        return self.on(day or today()).filter(employment=employment, kind="line")

    def held_by(self, viewer):
        """The lines that the viewer stands in today: their own, and those of whom they cover."""
        covered = viewer.covers.current().values("absent")
        held = Q(supervisor=viewer) | Q(supervisor__in=covered)
        return self.current().filter(held).exclude(is_person(viewer, "subject"))


class AbsenceQuerySet(SpanQuerySet):
    pass


class CoverQuerySet(SpanQuerySet):
    pass


class TeamQuerySet(models.QuerySet):
    pass


class InvitationQuerySet(models.QuerySet):
    pass


class OpeningQuerySet(models.QuerySet):
    pass


class KeptPostQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.fresh().filter(user=viewer)

    def fresh(self):
        age = timedelta(minutes=settings.KEPT_POST_MINUTES)
        return self.filter(kept_at__gt=timezone.now() - age)

    def stale(self):
        age = timedelta(minutes=settings.KEPT_POST_MINUTES)
        return self.filter(kept_at__lte=timezone.now() - age)
