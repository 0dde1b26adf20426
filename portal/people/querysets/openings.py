from django.db import models
from django.db.models import Q

from portal.dates import SpanQuerySet, now

from ..reasons import REASONS_OF, roles_that_open
from .conditions import in_any_scope, is_person, supervised_by


class OpenableQuerySet(SpanQuerySet):
    """Of employments: those whose records the viewer may be allowed to open. It shows that they are
    there, and nothing of the records."""

    def visible_to(self, viewer):
        condition = Q(pk__in=[])
        for role in roles_that_open(viewer):
            condition |= in_any_scope(viewer, role)
        return self.current().filter(condition).distinct()


class OpeningQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """One's own; those of one's own records and of one's people's, once they were told; those
        that one approves; all of an auditor's organisation. Never one that the viewer is to be
        told of later."""
        told = Q(told_at__isnull=False)
        theirs = is_person(viewer, "subject")
        line = supervised_by(viewer, "employment__", line_manager=True)
        seen = Q(by=viewer) | (told & (theirs | line)) | Q(approved_by=viewer)
        seen |= Q(refused_by=viewer) | audited_by(viewer)
        if _approving(viewer):
            seen |= Q(pk__in=self.awaiting_approval_of(viewer).order_by().values("pk"))
        return self.filter(seen & ~(theirs & ~told)).distinct()

    def running(self):
        at = now()
        return self.filter(starts_at__lte=at, ends_at__gt=at)

    def open_to(self, viewer):
        """Running ones of the viewer's, as long as they hold the role that they opened it by, for
        the place where the person works."""
        condition = Q(pk__in=[])
        for role in roles_that_open(viewer):
            scope = in_any_scope(viewer, role, "employment__")
            condition |= Q(reason__in=REASONS_OF[role]) & scope
        return self.running().filter(condition, by=viewer).distinct()

    def asked(self):
        return self.filter(starts_at__isnull=True, refused_at__isnull=True)

    def standing(self):
        """Asked for or running: neither refused nor over."""
        return self.filter(refused_at__isnull=True).filter(
            Q(ends_at__isnull=True) | Q(ends_at__gt=now())
        )

    def awaiting_approval_of(self, viewer):
        """By a service manager of the place or a workforce lead, who is a third person and does not
        report to who asks."""
        managers = viewer.supervision_received.current().values("supervisor")
        scope = in_any_scope(viewer, "service_manager", "employment__")
        if "workforce_lead" in _approving(viewer):
            scope = Q()
        return (
            self.asked()
            .filter(scope)
            .exclude(by=viewer)
            .exclude(by__in=managers)
            .filter(~is_person(viewer, "subject"))
            .distinct()
        )

    def to_tell_by(self, day):
        """Told later, and `day` is the day or after it."""
        return self.filter(starts_at__isnull=False, told_at__isnull=True, tell_on__lte=day)

    def with_people(self):
        return self.select_related("by", "subject", "employment__organisation", "approved_by")


def audited_by(viewer) -> Q:
    """The condition that the viewer is an auditor today of the organisation where it was."""
    places = [grant.organisation_id for grant in viewer.live_grants if grant.role == "auditor"]
    return Q(employment__organisation__in=places)


def _approving(viewer) -> set[str]:
    return {grant.role for grant in viewer.live_grants} & {"service_manager", "workforce_lead"}
